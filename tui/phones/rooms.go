package phones

import (
	"crypto/rand"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"charter/tui/pace"
)

// Rooms serve the pages of workshops at one address. Each workshop is a room with a code of
// its own, and whoever knows no code learns nothing of any. Make them with [NewRooms]; their
// methods may be called from any goroutine.
type Rooms struct {
	address string
	now     func() time.Time
	pages   *http.ServeMux
	wrong   pace.Pace // codes

	mu    sync.Mutex
	open  map[string]*Room
	ended map[string]time.Time // when a code ended: who comes with it late guesses nothing
}

// What is taken of wrong codes in a minute. Many people may share one address: a council's.
const (
	guessesOfOne = 30
	guessesOfAll = 300
)

// A code is as long as it can be typed, and has no letter or digit that is taken for another.
const (
	codeLength  = 6
	codeLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
)

// endedFor is how long a code is known to have ended.
const endedFor = 24 * time.Hour

// NewRooms makes rooms of which none is open. The address under which people find them is an
// origin, such as https://charter.example.org, and may differ from that at which they are
// served: a proxy may stand between. It is "" where they are found at any address of this
// computer, by plain HTTP.
func NewRooms(address string, now func() time.Time) *Rooms {
	r := &Rooms{address: address, now: now, open: map[string]*Room{}, ended: map[string]time.Time{}}
	guard := http.NewCrossOriginProtection() // what another site sends in a phone's name is refused
	if address != "" {
		_ = guard.AddTrustedOrigin(address) // that it is one is asked for
	}
	r.pages = http.NewServeMux()
	r.pages.HandleFunc(http.MethodGet+" /{$}", askCode)
	for route, serve := range map[string]func(*Room, http.ResponseWriter, *http.Request){
		http.MethodGet + " /{code}":        (*Room).show,
		http.MethodPost + " /{code}/sit":   (*Room).sit,
		http.MethodPost + " /{code}/stand": (*Room).stand,
		http.MethodPost + " /{code}/vote":  (*Room).vote,
		http.MethodGet + " /{code}/events": (*Room).events,
	} {
		r.pages.Handle(route, guard.Handler(r.in(serve)))
	}
	r.pages.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { write(w, http.StatusNotFound, page{Kind: kindLost}) })
	return r
}

// ServeHTTP implements [http.Handler].
func (r *Rooms) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	r.pages.ServeHTTP(w, request)
}

// Open opens a room, with a code that no other room has.
func (r *Rooms) Open(options Options) *Room {
	r.mu.Lock()
	defer r.mu.Unlock()
	code := options.Code
	for code == "" {
		made := newCode()
		if _, was := r.ended[made]; !was && r.open[made] == nil {
			code = made
		}
	}
	room := newRoom(options, code, strings.HasPrefix(r.address, "https:"))
	r.open[code] = room
	return room
}

// Close ends a room: its code leads nowhere any more, and no phone waits for its news.
func (r *Rooms) Close(room *Room) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open[room.code] != room {
		return
	}
	delete(r.open, room.code)
	room.end()
	now := r.now()
	for code, at := range r.ended {
		if now.Sub(at) > endedFor {
			delete(r.ended, code)
		}
	}
	r.ended[room.code] = now
}

// Count is how many rooms are open, and how many phones have a seat in them.
func (r *Rooms) Count() (rooms, phones int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, room := range r.open {
		phones += len(room.Joined())
	}
	return len(r.open), phones
}

// newCode makes a code.
func newCode() string {
	code := make([]byte, codeLength)
	for i := range code {
		at, _ := rand.Int(rand.Reader, big.NewInt(int64(len(codeLetters)))) // never fails
		code[i] = codeLetters[at.Int64()]
	}
	return string(code)
}

// in leads those who know the code of a room into it. Whoever tried too many is not let in
// with the right one either, but for phones that have a seat there.
func (r *Rooms) in(serve func(*Room, http.ResponseWriter, *http.Request)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		request.Body = http.MaxBytesReader(w, request.Body, largestRequest)
		code, from, now := readCode(request.PathValue("code")), comesFrom(request), r.now()
		r.mu.Lock()
		room := r.open[code]
		_, ended := r.ended[code]
		r.mu.Unlock()
		tired := r.wrong.Count(from, 0, now) >= guessesOfOne || r.wrong.Count(pace.Everybody, 0, now) >= guessesOfAll
		switch {
		case room != nil && (!tired || room.knows(request)):
			serve(room, w, request)
			return
		case room == nil && !ended && !tired:
			r.wrong.Count(from, 1, now)
			r.wrong.Count(pace.Everybody, 1, now)
		}
		lost, status := page{Kind: kindLost}, http.StatusNotFound
		if request.Method == http.MethodPost && strings.HasSuffix(request.URL.Path, "/vote") {
			lost.Told = "This vote was not counted. The page is from before the workshop was started again, or phones were turned on again."
		}
		if tired {
			lost.Kind, status = kindBusy, http.StatusTooManyRequests
			w.Header().Set("Retry-After", "60")
		}
		write(w, status, lost)
	})
}

// comesFrom is the address from which somebody asks. What a proxy says of that is believed
// only if it stands on this computer, and only the last that it adds.
func comesFrom(request *http.Request) string {
	address, _, err := net.SplitHostPort(request.RemoteAddr)
	if err != nil {
		return request.RemoteAddr
	}
	told := request.Header.Values("X-Forwarded-For")
	if ip, err := netip.ParseAddr(address); err != nil || !ip.Unmap().IsLoopback() || len(told) == 0 {
		return address
	}
	last := told[len(told)-1]
	return strings.TrimSpace(last[strings.LastIndex(last, ",")+1:])
}

// askCode asks for the code, and leads on to its page.
func askCode(w http.ResponseWriter, r *http.Request) {
	asked := page{Kind: kindCode}
	if typed := r.URL.Query(); typed.Has("code") {
		code := readCode(typed.Get("code"))
		if asked.Told = wrongCode(code); asked.Told == "" {
			http.Redirect(w, r, "/"+code, http.StatusSeeOther)
			return
		}
	}
	write(w, http.StatusOK, asked)
}

// readCode reads a code as people type it: in small letters, with spaces, hyphens or dots.
func readCode(typed string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, typed)
}

// wrongCode says why something cannot be a code, and so leads nowhere; "" when it can.
func wrongCode(code string) string {
	if n := utf8.RuneCountInString(code); n != codeLength {
		return fmt.Sprintf("A code has %d letters and digits, and what you typed has %d. Look at the shared screen again.", codeLength, n)
	}
	for _, r := range code {
		if !strings.ContainsRune(codeLetters, r) {
			return fmt.Sprintf("No code has the character %q. Look at the shared screen again.", string(r))
		}
	}
	return ""
}
