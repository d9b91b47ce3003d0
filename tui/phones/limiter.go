package phones

import "time"

// limiter lets so much happen in a minute and no more.
type limiter struct {
	since time.Time
	used  int
}

// allow takes one of the limit, and reports whether there was one left.
func (l *limiter) allow(now time.Time, limit int) bool {
	if now.Sub(l.since) >= time.Minute || now.Before(l.since) {
		*l = limiter{since: now}
	}
	l.used++
	return l.used <= limit
}
