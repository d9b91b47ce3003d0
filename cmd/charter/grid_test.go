//go:build unix

package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// grid is the screen of a terminal: it follows what a program writes as far as
// Bubble Tea makes use of a terminal. What it does not know it lists.
type grid struct {
	parser      *ansi.Parser
	cells       [][]cell
	link        string // where what is printed leads to
	x, y        int
	wrap        bool // the next character goes to the next line
	insert      bool // a character moves those after it to the right
	savedX      int
	savedY      int
	top, bottom int // the lines that scroll
	last        rune
	modes       map[int]bool
	titles      []string // of the window, one after the other
	copied      string   // what was put on the clipboard, still encoded
	unknown     []string
}

// cell is one place of the screen. A wide character has an empty one after it.
type cell struct {
	text string
	link string // where a click on it leads to
}

func newGrid(width, height int) *grid {
	g := &grid{parser: ansi.NewParser(), modes: map[int]bool{}}
	g.parser.SetDataSize(-1)
	g.parser.SetHandler(ansi.Handler{Print: g.print, Execute: g.execute, HandleCsi: g.csi, HandleEsc: g.esc, HandleOsc: g.osc})
	g.resize(width, height)
	return g
}

func (g *grid) width() int { return len(g.cells[0]) }

func (g *grid) resize(width, height int) {
	old := g.cells
	g.cells = make([][]cell, height)
	for y := range g.cells {
		g.cells[y] = blank(width)
		if y < len(old) {
			copy(g.cells[y], old[y])
		}
	}
	g.x, g.y, g.top, g.bottom, g.wrap = min(g.x, width-1), min(g.y, height-1), 0, height-1, false
}

func blank(width int) []cell { return slices.Repeat([]cell{{text: " "}}, width) }

func (g *grid) clear() {
	for y := range g.cells {
		g.cells[y] = blank(g.width())
	}
}

func (g *grid) String() string {
	lines := make([]string, len(g.cells))
	for y, row := range g.cells {
		for _, c := range row {
			lines[y] += c.text
		}
		lines[y] = strings.TrimRight(lines[y], " ")
	}
	return strings.Join(lines, "\n")
}

// links lists the links that are on the screen, line by line, as "address text".
func (g *grid) links() []string {
	var list []string
	for _, row := range g.cells {
		before := ""
		for _, c := range row {
			if c.link != "" && c.link != before {
				list = append(list, c.link+" ")
			}
			if c.link != "" {
				list[len(list)-1] += c.text
			}
			before = c.link
		}
	}
	return list
}

func (g *grid) write(data []byte) {
	for _, b := range data {
		g.parser.Advance(b)
	}
}

func (g *grid) print(r rune) {
	width := ansi.StringWidthWc(string(r))
	if width == 0 {
		if at := &g.cells[g.y][max(0, g.x-1)]; at.text != " " {
			at.text += string(r)
		}
		return
	}
	if g.wrap || g.x+width > g.width() {
		g.x = 0
		g.down()
	}
	g.wrap, g.last = false, r
	if row := g.cells[g.y]; g.insert {
		copy(row[min(len(row), g.x+width):], slices.Clone(row[g.x:]))
	}
	g.cells[g.y][g.x] = cell{string(r), g.link}
	if width == 2 {
		g.cells[g.y][g.x+1] = cell{"", g.link}
	}
	if g.x+width >= g.width() {
		g.wrap = true
	} else {
		g.x += width
	}
}

// down goes to the next line, and scrolls on the last.
func (g *grid) down() {
	if g.y == g.bottom {
		g.scroll(g.top, 1)
	} else {
		g.y = min(g.y+1, len(g.cells)-1)
	}
}

// scroll moves the lines from one on up, or down when by is negative.
func (g *grid) scroll(from, by int) {
	part := g.cells[from : g.bottom+1]
	for range min(max(by, -by), len(part)) {
		if by > 0 {
			copy(part, part[1:])
			part[len(part)-1] = blank(g.width())
		} else {
			copy(part[1:], part)
			part[0] = blank(g.width())
		}
	}
}

func (g *grid) execute(b byte) {
	switch b {
	case '\r':
		g.x, g.wrap = 0, false
	case '\n':
		g.down()
	case '\b':
		g.x, g.wrap = max(0, g.x-1), false
	case '\t':
		g.x = min(g.width()-1, (g.x/8+1)*8)
	}
}

func (g *grid) esc(cmd ansi.Cmd) {
	switch cmd.Final() {
	case '7':
		g.savedX, g.savedY = g.x, g.y
	case '8':
		g.x, g.y = g.savedX, g.savedY
	case 'M':
		if g.y == g.top {
			g.scroll(g.top, -1)
		} else {
			g.y = max(0, g.y-1)
		}
	case 'D':
		g.down()
	case '\\', '=', '>':
	default:
		g.unknown = append(g.unknown, fmt.Sprintf("ESC %c", cmd.Final()))
	}
}

func (g *grid) osc(cmd int, data []byte) {
	_, text, _ := strings.Cut(string(data), ";")
	switch cmd {
	case 0, 2:
		g.titles = append(g.titles, text)
	case 8:
		_, g.link, _ = strings.Cut(text, ";")
	case 52:
		g.copied = text
	}
}

func (g *grid) csi(cmd ansi.Cmd, params ansi.Params) {
	n, _, _ := params.Param(0, 1)
	n = max(1, n)
	second, _, _ := params.Param(1, 1)
	row, width := g.cells[g.y], g.width()
	if cmd.Prefix() != 0 || cmd.Intermediate() != 0 {
		g.mode(cmd, params)
		return
	}
	g.wrap = g.wrap && cmd.Final() == 'm'
	switch cmd.Final() {
	case 'A':
		g.y = max(0, g.y-n)
	case 'B', 'e':
		g.y = min(len(g.cells)-1, g.y+n)
	case 'C', 'a':
		g.x = min(width-1, g.x+n)
	case 'D':
		g.x = max(0, g.x-n)
	case 'G', '`':
		g.x = min(width, n) - 1
	case 'd':
		g.y = min(len(g.cells), n) - 1
	case 'H', 'f':
		g.y, g.x = min(len(g.cells), n)-1, min(width, max(1, second))-1
	case 'I':
		for range n {
			g.execute('\t')
		}
	case 'Z':
		for range n {
			g.x = max(0, (g.x-1)/8*8)
		}
	case 'J':
		g.erase(params)
	case 'K':
		part, _, _ := params.Param(0, 0)
		from, to := [3]int{g.x, 0, 0}[part], [3]int{width, g.x + 1, width}[part]
		copy(row[from:to], blank(to-from))
	case 'X':
		copy(row[g.x:min(width, g.x+n)], blank(n))
	case 'P':
		copy(row[g.x:], append(slices.Clone(row[min(width, g.x+n):]), blank(n)...))
	case '@':
		copy(row[g.x:], append(blank(min(n, width-g.x)), slices.Clone(row[g.x:])...))
	case 'L', 'M':
		if cmd.Final() == 'L' {
			n = -n
		}
		if g.y >= g.top && g.y <= g.bottom { // a terminal takes no notice elsewhere
			g.scroll(g.y, n)
		}
	case 'S':
		g.scroll(g.top, n)
	case 'T':
		g.scroll(g.top, -n)
	case 'b':
		for range n {
			g.print(g.last)
		}
	case 'r':
		bottom, _, _ := params.Param(1, len(g.cells))
		g.top, g.bottom, g.x, g.y = n-1, max(1, bottom)-1, 0, 0
	case 'h', 'l':
		g.insert = cmd.Final() == 'h' && n == 4
	case 'm', 'c', 'n', 't':
	default:
		g.unknown = append(g.unknown, fmt.Sprintf("CSI %c", cmd.Final()))
	}
}

func (g *grid) erase(params ansi.Params) {
	from, to := g.y+1, len(g.cells)
	switch part, _, _ := params.Param(0, 0); part {
	case 0:
		copy(g.cells[g.y][g.x:], blank(g.width()-g.x))
	case 1:
		copy(g.cells[g.y], blank(g.x+1))
		from, to = 0, g.y
	default:
		from = 0
	}
	for y := from; y < to; y++ {
		g.cells[y] = blank(g.width())
	}
}

// mode takes the modes of the terminal that are turned on and off.
func (g *grid) mode(cmd ansi.Cmd, params ansi.Params) {
	if cmd.Prefix() != '?' || cmd.Final() != 'h' && cmd.Final() != 'l' {
		return
	}
	params.ForEach(0, func(_, mode int, _ bool) {
		g.modes[mode] = cmd.Final() == 'h'
		if mode == 1049 {
			g.x, g.y = 0, 0
			g.clear()
		}
	})
}
