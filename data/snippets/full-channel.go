package main

import "fmt"

// offer puts a request in the queue, or says at once that there is no room.
func offer(queue chan<- int, request int) bool {
	select {
	case queue <- request:
		return true
	default:
		return false
	}
}

func main() {
	queue := make(chan int, 2)
	for request := 1; request <= 3; request++ {
		fmt.Printf("request %d accepted: %t\n", request, offer(queue, request))
	}
	<-queue // a worker takes one
	fmt.Println("request 4 accepted:", offer(queue, 4))
}
