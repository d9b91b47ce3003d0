// A program with a race in it, on purpose: .ci/run runs it as a module of the
// project's own name and must find the race. A search that misses this one would
// miss those in the tests, too.
package main

import (
	"bytes"
	"sync"

	"charter/counter"
)

func main() {
	var strokes bytes.Buffer
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() { counter.Add(&strokes) })
	}
	both.Wait()
}
