package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
)

func main() {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.TLS = &tls.Config{MinVersion: tls.VersionTLS13}
	server.EnableHTTP2 = true
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()

	answer, err := server.Client().Get(server.URL)
	if err != nil {
		panic(err)
	}
	answer.Body.Close()
	fmt.Println(answer.Proto, "over TLS 1.3:", answer.TLS.Version == tls.VersionTLS13)

	old := server.Client().Transport.(*http.Transport).Clone()
	old.TLSClientConfig.MaxVersion = tls.VersionTLS12
	_, err = (&http.Client{Transport: old}).Get(server.URL)
	fmt.Println("TLS 1.2 refused:", err != nil)
}
