package main

import (
	"errors"
	"fmt"
)

// Plugin is all that the host knows of a plug-in.
type Plugin interface {
	Name() string
	Init(config map[string]any) error
}

// uploader names neither Plugin nor the host: having the methods is enough.
type uploader struct{ bucket string }

func (*uploader) Name() string { return "uploader" }

func (u *uploader) Init(config map[string]any) error {
	bucket, ok := config["bucket"].(string)
	if !ok {
		return errors.New("bucket must be text")
	}
	u.bucket = bucket
	return nil
}

var _ Plugin = (*uploader)(nil) // the compiler checks the contract here

func main() {
	var plugin Plugin = &uploader{}
	for _, config := range []map[string]any{{"bucket": "logs"}, {"bucket": 7}} {
		fmt.Println(plugin.Name(), plugin.Init(config))
	}
}
