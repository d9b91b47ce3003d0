package format

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/questions"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// MaxSize is the largest assessment file that is read, in bytes. A full one with
// long notes is under one megabyte.
const MaxSize = 32 << 20

// Decode reads an assessment from the text of a file. It is strict: a text that
// is not exactly an assessment gives *[Faults], which lists everything wrong with
// its line, and no assessment. name is how errors call the file.
//
// With a pack, the assessment must have been made with it, or the error is
// *[OtherPack], and every answer must belong to one of its questions. With nil
// only what the file says by itself is checked. Remarks that do not make a file
// unusable come from assessment.Validate, not from here.
func Decode(name string, data []byte, pack *questions.Pack) (*assessment.Assessment, error) {
	a, err := parse(name, data)
	if err != nil {
		return nil, err
	}
	if err := judge(name, data, a, pack); err != nil {
		return nil, err
	}
	return a, nil
}

// DecodeWith does what [Decode] does with the pack that choose gives for what the
// text holds, and gives that pack too. An assessment that names a folder for its pack
// is judged to be sound by itself before choose sees it.
func DecodeWith(name string, data []byte, choose func(*assessment.Assessment) (*questions.Pack, error)) (*assessment.Assessment, *questions.Pack, error) {
	a, err := parse(name, data)
	if err != nil {
		return nil, nil, err
	}
	if a.Pack.Folder != "" {
		if err := judge(name, data, a, nil); err != nil {
			return nil, nil, err
		}
	}
	pack, err := choose(a)
	if err != nil {
		return nil, nil, err
	}
	if err := judge(name, data, a, pack); err != nil {
		return nil, nil, err
	}
	return a, pack, nil
}

// parse reads the structure of a text. A sound one is read at once; what is wrong with
// any other is found out in passes of their own.
func parse(name string, data []byte) (*assessment.Assessment, error) {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if a := readSound(data); a != nil {
		return a, nil
	}
	return readCarefully(name, data)
}

// readCarefully reads a text in several passes, so that what is wrong with it can be told.
func readCarefully(name string, data []byte) (*assessment.Assessment, error) {
	if err := readable(name, data); err != nil {
		return nil, err
	}
	found, faults := look(data)
	if faults != nil {
		return nil, faultsIn(name, faults)
	}
	if err := known(name, found); err != nil {
		return nil, err
	}
	var a *assessment.Assessment
	var wrong []finding
	if found.format == formatOne {
		a, wrong = readOne(data)
	} else {
		a, wrong = readTwo(data, found.tool)
	}
	if wrong != nil {
		return nil, faultsIn(name, placed(data, wrong))
	}
	return a, nil
}

// readSound reads a text with which nothing is wrong, and gives nil for any other. It
// accepts what the other passes accept, and nothing else: the decoder is strict about
// what the schema does not say, and the schema about what it does not mind.
func readSound(data []byte) *assessment.Assessment {
	if len(data) > MaxSize {
		return nil
	}
	strict := json.RejectUnknownMembers(true)
	var a assessment.Assessment
	switch {
	case published().Holds(data, maxValues):
		if json.Unmarshal(data, &a, strict) == nil {
			return &a
		}
	case published1().Holds(data, maxValues):
		var f folding
		if json.Unmarshal(data, &a, strict, f.options()) == nil {
			f.finish(&a)
			return &a
		}
	}
	return nil
}

// readTwo reads a text of the present format.
func readTwo(data []byte, tool string) (*assessment.Assessment, []finding) {
	if wrong := misbuilt(data, published(), tool); wrong != nil {
		return nil, wrong
	}
	var a assessment.Assessment
	if err := json.Unmarshal(data, &a, strictly()); err != nil {
		return nil, []finding{valueFault(err)}
	}
	return &a, nil
}

// strictly is how values are made of a text of which it is known that no name stands
// twice in it.
func strictly() json.Options {
	return json.JoinOptions(json.RejectUnknownMembers(true), jsontext.AllowDuplicateNames(true))
}

// byteOrderMark stands before the text that some editors save.
const byteOrderMark = "\ufeff"

// judge finds what is wrong in an assessment that was parsed from data, by
// itself and, with a pack, as answers to its questions.
func judge(name string, data []byte, a *assessment.Assessment, pack *questions.Pack) error {
	other := pack != nil && !Fits(a.Pack, pack)
	asked := pack
	if other {
		asked = nil
	}
	if wrong := meaning(a, asked); wrong != nil {
		return faultsIn(name, placed(bytes.TrimPrefix(data, []byte(byteOrderMark)), wrong))
	}
	if other {
		return &OtherPack{Path: name, Assessment: a, Pack: pack}
	}
	return nil
}

// meaning lists what assessment.Faults finds to be wrong.
func meaning(a *assessment.Assessment, pack *questions.Pack) []finding {
	var found []finding
	for _, problem := range assessment.Faults(a, pack) {
		found = append(found, finding{strings.Split(problem.Path, "."), problem.Message, problem.Hint})
	}
	return found
}

// TooLarge is the error for a file of more than [MaxSize] bytes.
func TooLarge(name string) error {
	return whole(name, fmt.Sprintf("is larger than %d megabytes, so it is not an assessment", MaxSize>>20), "Check that this is the right file")
}

// readable says of a text that cannot be JSON at all what it is instead.
func readable(name string, data []byte) error {
	switch {
	case len(data) > MaxSize:
		return TooLarge(name)
	case len(bytes.TrimSpace(data)) == 0:
		return whole(name, "is empty", "Go back to the last good copy, which has .bak at the end of its name, or start a new one with charter new")
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return whole(name, "is written in UTF-16", "Save the file with the encoding UTF-8")
	case bytes.IndexByte(data[:min(len(data), 4096)], 0) >= 0:
		return whole(name, "is not a text file", "Check that this is the right file: an assessment ends in .charter.json")
	}
	return nil
}

// known checks that a text says it is an assessment in a format of ours.
func known(name string, found outline) error {
	const right = "Check that this is the right file: an assessment ends in .charter.json"
	family, _, _ := strings.Cut(assessment.Format, "/")
	kind, version, _ := strings.Cut(found.format, "/")
	number, err := strconv.Atoi(version)
	switch {
	case found.kind != '{' || found.format == "":
		return whole(name, "is not an assessment: it does not name its format", right)
	case found.format == assessment.Format, found.format == formatOne:
		return nil
	case kind == family && err == nil && number > 1:
		return whole(name, fmt.Sprintf("was made by a newer charter: its format is %s, this charter knows %s", found.format, assessment.Format), "Get the new version of charter. The file was not changed")
	case strings.HasPrefix(kind, "charter-") || strings.HasPrefix(kind, "lcr-"):
		return whole(name, fmt.Sprintf("is a %s, not an assessment", found.format), right)
	}
	return whole(name, fmt.Sprintf("is not an assessment: it names its format %q", found.format), right)
}
