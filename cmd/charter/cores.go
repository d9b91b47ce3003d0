package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// onEveryCore calls do once for each number from 0 up to count, on every core at
// once and in no order.
func onEveryCore(count int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), count) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < count; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}
