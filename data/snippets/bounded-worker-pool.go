package main

import (
	"fmt"
	"sync"
)

func main() {
	jobs, results := make(chan int), make(chan int)
	var workers sync.WaitGroup
	for w := 0; w < 3; w++ {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for job := range jobs { // ends when jobs is closed and empty
				results <- job * 2
			}
		}()
	}
	go func() {
		defer close(jobs)
		for job := 1; job <= 5; job++ {
			jobs <- job
		}
	}()
	go func() { // the last worker to leave closes the door
		workers.Wait()
		close(results)
	}()
	sum := 0
	for result := range results {
		sum += result
	}
	fmt.Println("sum of results:", sum)
}
