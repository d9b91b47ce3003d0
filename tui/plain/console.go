package plain

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"charter/questions/plaintext"
	"charter/tui/cells"
)

// What ends a prompt other than an answer to it. Whoever asks hands these on to
// whoever asked before, until one is meant for them.
var (
	errBack  = errors.New("back to what came before")
	errMenu  = errors.New("to the menu")
	errLeave = errors.New("leave")
	errEnd   = errors.New("the input has ended")

	errCancel = errors.New("end a form and keep nothing of it")
)

// The words that work at every prompt.
const (
	wordBack  = "back"
	wordHelp  = "help"
	wordMenu  = "menu"
	wordLeave = "leave"

	wordCancel = "cancel" // only where something is filled in
)

// everywhere tells of them.
const everywhere = "Everywhere you can type: back, to go back one step; menu, to go to the menu; help, for this; leave, to save and end. " +
	"To write one of these words as your answer, put it in double quotation marks."

// console says sentences and reads lines.
type console struct {
	ctx      context.Context
	out      io.Writer
	next     chan<- struct{} // asks for a line to be read
	lines    <-chan string   // what is typed; closed at the end of the input
	width    int             // of a line of output; 0 for as long as it is
	echo     bool            // repeat what was read, since no terminal shows it
	writeErr error           // why nothing can be written any more
}

// newConsole makes a console over in and out. Nothing is read before it is asked for,
// and nothing once ctx is done.
func newConsole(ctx context.Context, in io.Reader, out io.Writer, width int, echo bool) *console {
	next, lines := make(chan struct{}), make(chan string)
	go func() {
		defer close(lines)
		reader := bufio.NewReader(in)
		for {
			select {
			case <-next:
			case <-ctx.Done():
				return
			}
			line, err := reader.ReadString('\n')
			if line == "" && err != nil {
				return
			}
			select {
			case lines <- cleanInput(line):
			case <-ctx.Done():
				return
			}
		}
	}()
	return &console{ctx: ctx, out: out, next: next, lines: lines, width: width, echo: echo}
}

// cleanInput makes text of what a terminal sent: arrow keys and the like leave marks
// that are no text.
func cleanInput(line string) string {
	return strings.TrimRight(plaintext.Line(ansi.Strip(strings.TrimRight(line, "\r\n"))), " ")
}

// say writes paragraphs, each from a new line.
func (t *console) say(paragraphs ...string) {
	for _, text := range paragraphs {
		for line := range strings.SplitSeq(plaintext.Clean(text), "\n") {
			if t.width > 0 && line != "" {
				line = strings.Join(cells.Wrap(line, t.width), "\n")
			}
			t.write(strings.TrimRight(line, " ") + "\n")
		}
	}
}

func (t *console) sayf(format string, args ...any) { t.say(fmt.Sprintf(format, args...)) }

func (t *console) write(text string) {
	if t.writeErr == nil {
		_, t.writeErr = io.WriteString(t.out, text)
	}
}

// gap is an empty line, before something new begins.
func (t *console) gap() { t.write("\n") }

// reply is what was typed at a prompt: one of the words it knows, or else a text.
type reply struct {
	word string
	rest string // what stands after the word, as in "delete 2"
	text string
}

// empty reports whether just Enter was pressed.
func (r reply) empty() bool { return r.word == "" && strings.TrimSpace(r.text) == "" }

// read shows a prompt and reads a line.
func (t *console) read(prompt string) (string, error) {
	if prompt != "" {
		t.write(plaintext.Line(prompt) + " ")
	}
	if t.writeErr != nil {
		return "", errEnd
	}
	select {
	case t.next <- struct{}{}:
	case <-t.ctx.Done():
	case <-t.lines: // closed
	}
	select {
	case <-t.ctx.Done():
	case line, ok := <-t.lines:
		if !ok || t.ctx.Err() != nil {
			break
		}
		if t.echo {
			t.write(line + "\n")
		}
		return line, nil
	}
	t.gap()
	return "", errEnd
}

// ask asks for one of words, or for a number or an id that the caller knows what
// to do with. help tells what can be typed.
func (t *console) ask(prompt, help string, words ...string) (reply, error) {
	for {
		line, err := t.read(prompt)
		if err != nil {
			return reply{}, err
		}
		r := readReply(line, append(words, "quit", "exit", "?"), false)
		if r.word == "quit" || r.word == "exit" {
			r.word = wordLeave
		}
		if r.word == "?" {
			r.word = wordHelp
		}
		if over, err := t.always(r, help); over {
			return r, err
		}
	}
}

// askText asks for a text. Only a line that is nothing but one of words, or of
// the words that work everywhere, is not text.
func (t *console) askText(prompt, help string, words ...string) (reply, error) {
	for {
		line, err := t.read(prompt)
		if err != nil {
			return reply{}, err
		}
		r := readReply(line, words, true)
		if over, err := t.always(r, help); over {
			return r, err
		}
	}
}

// always does what works everywhere; over is false when it is to be asked again.
func (t *console) always(r reply, help string) (over bool, err error) {
	switch r.word {
	case wordHelp:
		t.say(help, everywhere)
		return false, nil
	case wordBack:
		return true, errBack
	case wordMenu:
		return true, errMenu
	case wordLeave:
		return true, errLeave
	}
	return true, nil
}

// readReply finds out whether a line is one of words. Where no text is asked for,
// more may follow the word.
func readReply(line string, words []string, text bool) reply {
	words = append(slices.Clone(words), wordBack, wordHelp, wordMenu, wordLeave)
	trimmed := strings.TrimSpace(line)
	if lower := strings.ToLower(trimmed); slices.Contains(words, lower) {
		return reply{word: lower}
	}
	if n := len(trimmed); n > 2 && trimmed[0] == '"' && trimmed[n-1] == '"' && slices.Contains(words, strings.ToLower(trimmed[1:n-1])) {
		return reply{text: trimmed[1 : n-1]}
	}
	if text {
		return reply{text: line}
	}
	if first, rest, found := strings.Cut(trimmed, " "); found && slices.Contains(words, strings.ToLower(first)) {
		return reply{word: strings.ToLower(first), rest: strings.TrimSpace(rest)}
	}
	return reply{text: trimmed}
}

// endOfText ends a text of several lines.
const endOfText = "."

// askLines asks for a text of several lines. Every line is kept as soon as it is
// there, so that nothing is lost if the input ends. It reports whether the text
// was touched at all.
func (t *console) askLines(now, help string, keep func(string)) (changed bool, err error) {
	help += " Type as many lines as you like. A line with nothing but a full stop ends the text. " +
		"If the very first line is empty, the text stays as it is; if it is the word add, what you type is put after it; if it is the word clear, the text is taken away. " +
		"A line with nothing but the word cancel ends it and keeps nothing."
	r, err := t.askText("Text:", help, "add", "clear", wordCancel, endOfText)
	switch {
	case r.word == wordCancel:
		return false, errCancel
	case err != nil, r.empty(), r.word == endOfText:
		return false, err
	case r.word == "clear":
		keep("")
		return true, nil
	}
	text := r.text
	if r.word == "add" {
		text = strings.TrimRight(now, "\n")
	}
	for {
		if r.word != "add" || text != "" {
			keep(text)
		}
		next, err := t.askText("", help, wordCancel, endOfText)
		if next.word == wordCancel {
			return false, errCancel
		}
		if err != nil || next.word == endOfText {
			keep(strings.TrimRight(text, "\n"))
			return true, err
		}
		if text != "" {
			text += "\n"
		}
		text += next.text
	}
}

// confirm asks for a yes. Anything but yes changes nothing.
func (t *console) confirm(question string) (bool, error) {
	for {
		r, err := t.ask(question+" Type yes or no:", "Type yes to do it, or no to leave everything as it is.", "yes", "no", "y", "n")
		switch {
		case err != nil:
			return false, err
		case r.word == "yes" || r.word == "y":
			return true, nil
		case r.word == "no" || r.word == "n" || r.empty():
			return false, nil
		}
		t.say("Please type yes or no.")
	}
}
