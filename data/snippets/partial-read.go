package main

import (
	"fmt"
	"io"
	"net"
)

func main() {
	server, client := net.Pipe()
	go func() {
		client.Write([]byte("GET"))
		client.Write([]byte(" /users"))
		client.Close()
	}()
	buffer := make([]byte, 4096)
	n, err := server.Read(buffer)
	fmt.Printf("Read: %d of %d bytes, %q, %v\n", n, len(buffer), buffer[:n], err)
	rest, err := io.ReadAll(server)
	fmt.Printf("ReadAll: %q, %v\n", rest, err)
}
