package main

import (
	"context"
	"fmt"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	causes := make(chan error)
	for waiter := 0; waiter < 50; waiter++ {
		go func() {
			<-ctx.Done() // parked, not polling
			causes <- ctx.Err()
		}()
	}
	cancel()
	told := 0
	for ; told < 50; told++ {
		if err := <-causes; err != context.Canceled {
			panic(err)
		}
	}
	fmt.Println("waiters told:", told)
}
