package widget

import (
	"flag"
	"os"
	"sync/atomic"
	"testing"
)

// TestActAsEditor is not a test of its own: the test below runs this program
// again as the editor, with the file to edit as its argument.
func TestActAsEditor(t *testing.T) {
	path := flag.Arg(0)
	if path == "" {
		return
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) == "refuse" {
		t.Fatal("this editor refuses")
	}
	if err := os.WriteFile(path, append(text, "and more\r\nlines\r\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOwnEditor(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := []string{self, "-test.run=^TestActAsEditor$"}
	own := &externalEditor{command: command, text: "one\n", lent: new(atomic.Bool)}
	if err := own.Run(); err != nil || own.text != "one\nand more\nlines" {
		t.Errorf("the text is %q, error %v", own.text, err)
	}
	own = &externalEditor{command: command, text: "refuse", lent: new(atomic.Bool)}
	if err := own.Run(); err == nil || own.text != "refuse" {
		t.Errorf("the text is %q, error %v: a text whose editor failed stays as it was", own.text, err)
	}
}
