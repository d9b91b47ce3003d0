package host

import "time"

// Limits keep one user from taking the host from the others.
type Limits struct {
	PerAccount int           // connections of one account at a time
	All        int           // connections at a time
	Arrivals   int           // connections from one address in a minute
	Guesses    int           // codes from one address in a minute that let nobody in
	Idle       time.Duration // after that long without a key a connection ends
}

// UsualLimits are what a host is run with. Many people may share one address: a council's.
func UsualLimits() Limits {
	return Limits{PerAccount: 5, All: 500, Arrivals: 60, Guesses: 10, Idle: 30 * time.Minute}
}

// The largest window that is drawn. A client says how large its window is, and each cell
// costs the host memory.
const (
	widest  = 300
	highest = 100
)
