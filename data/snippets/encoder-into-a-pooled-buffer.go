package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sync"
	"testing"
)

type user struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
}

var pool = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func encode(u *user, use func([]byte)) error {
	buffer := pool.Get().(*bytes.Buffer)
	defer pool.Put(buffer)
	buffer.Reset()
	if err := json.NewEncoder(buffer).Encode(u); err != nil {
		return err
	}
	use(buffer.Bytes()) // valid only until the buffer goes back
	return nil
}

func main() {
	u := &user{ID: 7, Name: "Ada"}
	encode(u, func(text []byte) { fmt.Printf("%q\n", text) })
	pooled := testing.AllocsPerRun(1000, func() { encode(u, func([]byte) {}) })
	fresh := testing.AllocsPerRun(1000, func() {
		var buffer bytes.Buffer
		json.NewEncoder(&buffer).Encode(u)
	})
	fmt.Println("fewer allocations with the pool:", pooled < fresh)
}
