package host

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"charter/assessment/identity"
)

// How it is with fifty people at once, each at an assessment of their own, who rate twice a
// second: from a key to the frame that answers it, what a connection costs with both of its
// ends, and what is left once all have gone. .ci/check-serve runs it.
func BenchmarkFiftyConnections(b *testing.B) {
	const people, keys = 50, 20
	for b.Loop() {
		r := start(b, func(o *Options) { o.Limits.PerAccount = people })
		text := example(b)
		before, idle := memory(), runtime.NumGoroutine()
		var all sync.WaitGroup
		windows, clients := make([]*window, people), make([]*gossh.Client, people)
		for i := range people {
			clients[i] = r.person(b, fmt.Sprintf("Clinic %d", i), "Ann", identity.Editor)
			if _, said, ok := ask(b, clients[i], "put bus", text); !ok {
				b.Fatal(said)
			}
			w := open(b, clients[i], 100, 30)
			for _, shown := range []string{"Bus passenger", "Beneficial", "BEN-1"} {
				w.shown.wait(b, shown)
				w.press(b, "\r")
			}
			w.shown.wait(b, "You said 3")
			w.press(b, "1y") // in the place of what a group came to
			windows[i] = w
		}
		time.Sleep(time.Second) // the last of that is saved
		b.ReportMetric(float64(memory()-before)/people/1024, "kB/connection")
		took := make([][]time.Duration, people)
		for i, w := range windows {
			all.Go(func() {
				time.Sleep(time.Duration(i) * 500 * time.Millisecond / people)
				for n := range keys {
					shown := len(w.shown.String())
					began := time.Now()
					w.press(b, []string{"2", "1"}[n%2])
					for len(w.shown.String()) == shown {
						<-w.shown.changed
					}
					took[i] = append(took[i], time.Since(began))
					time.Sleep(500 * time.Millisecond)
				}
			})
		}
		all.Wait()
		times := slices.Concat(took...)
		slices.Sort(times)
		b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms/key-median")
		b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms/key-p99")
		for i, w := range windows {
			w.press(b, "\x03")
			_ = w.end(b)
			clients[i].Close()
		}
		time.Sleep(time.Second)
		b.ReportMetric(float64(runtime.NumGoroutine()-idle), "goroutines-left")
		r.stop()
	}
}

// memory is what the heap and the stacks hold.
func memory() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc + m.StackInuse
}
