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
	if _, err := judge(name, data, a, pack, assessment.Faults); err != nil {
		return nil, err
	}
	return a, nil
}

// Choose gives the pack for an assessment that was read.
type Choose func(*assessment.Assessment) (*questions.Pack, error)

// finder lists problems of an assessment, as assessment.Validate does, errors among them.
type finder func(*assessment.Assessment, *questions.Pack) []assessment.Problem

// DecodeWith does what [Decode] does with the pack that choose gives for what the
// text holds, and gives that pack too. An assessment that names a folder for its pack
// is judged to be sound by itself before choose sees it.
func DecodeWith(name string, data []byte, choose Choose) (*assessment.Assessment, *questions.Pack, error) {
	a, pack, _, err := decodeWith(name, data, choose, assessment.Faults)
	return a, pack, err
}

// Examine does what [DecodeWith] does, and lists what assessment.Validate remarks on in a
// sound assessment.
func Examine(name string, data []byte, choose Choose) (*assessment.Assessment, *questions.Pack, []assessment.Problem, error) {
	return decodeWith(name, data, choose, assessment.Validate)
}

func decodeWith(name string, data []byte, choose Choose, find finder) (*assessment.Assessment, *questions.Pack, []assessment.Problem, error) {
	a, err := parse(name, data)
	if err != nil {
		return nil, nil, nil, err
	}
	if a.Pack.Folder != "" {
		if _, err := judge(name, data, a, nil, assessment.Faults); err != nil {
			return nil, nil, nil, err
		}
	}
	pack, err := choose(a)
	if err != nil {
		return nil, nil, nil, err
	}
	remarks, err := judge(name, data, a, pack, find)
	if err != nil {
		return nil, nil, nil, err
	}
	return a, pack, remarks, nil
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
// itself and, with a pack, as answers to its questions. What is found besides is given
// back, where nothing is wrong.
func judge(name string, data []byte, a *assessment.Assessment, pack *questions.Pack, find finder) ([]assessment.Problem, error) {
	other := pack != nil && !Fits(a.Pack, pack)
	asked := pack
	if other {
		asked = nil
	}
	problems := find(a, asked)
	var wrong []finding
	for _, problem := range problems {
		if problem.Severity == assessment.SeverityError {
			wrong = append(wrong, finding{strings.Split(problem.Path, "."), problem.Message, problem.Hint})
		}
	}
	switch {
	case wrong != nil:
		return nil, faultsIn(name, placed(bytes.TrimPrefix(data, []byte(byteOrderMark)), wrong))
	case other:
		return nil, &OtherPack{Path: name, Assessment: a, Pack: pack}
	}
	return problems, nil
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
