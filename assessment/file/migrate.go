package file

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"charter/assessment"
	"charter/assessment/file/ballots"
	"charter/assessment/format"
	"charter/assessment/safefile"
	"charter/assessment/store"
	"charter/questions/plaintext"
)

// StillRead says what can be done with an assessment that is not moved, when it
// is readable with the pack it was made with, see [Packs.Readable].
func StillRead(made assessment.PackRef) string {
	return fmt.Sprintf("charter score, summary, validate, diff and export read it as it is, with its own questions, version %s.", plaintext.Line(made.Version))
}

// Migrate moves the assessment at path to the newer version of its pack and to the
// present format, and tells what became of every answer. Before the file is written, its
// text as it was is kept beside it under the name given back. The keys of rounds that the
// move has voided are destroyed, so that nobody can open the votes in that copy. Nobody else
// may have the file open. A file that is of this version and format already is left alone, and then
// the copy has no name.
func Migrate(path string, packs *Packs, options Options) (report assessment.MigrationReport, copied string, err error) {
	report, copied, next, err := migrated(path, packs, options)
	if err != nil || next == nil {
		return report, copied, err
	}
	// A key that cannot be destroyed now is, when the next round begins.
	_ = ballots.For(options.Ballots, next.ID, options.Root.place(path)).Keep(ballots.RoundsOpen(next.Answers))
	_ = ballots.DestroyOlder(options.Ballots, next.ID)
	return report, copied, nil
}

// migrated does the work of [Migrate], and gives the assessment as it was written; nil: it was not.
func migrated(path string, packs *Packs, options Options) (report assessment.MigrationReport, copied string, next *assessment.Assessment, err error) {
	if s := options.Root.shelf(); s != nil {
		return migratedOn(s, path, packs, options)
	}
	d := options.on()
	real, err := d.Resolve(path)
	if err != nil {
		return report, "", nil, explained(store.ToOpen, path, err)
	}
	if isKept(real) {
		return report, "", nil, &Trouble{toMigrate, path, errIsCopy}
	}
	held, err := d.Lock(lockOf(real), options.self())
	var other *store.Held
	switch {
	case errors.As(err, &other):
		return report, "", nil, beingEdited(path, other)
	case err != nil && !errors.Is(err, errNoLocks):
		return report, "", nil, &Trouble{toMigrate, path, err}
	}
	defer held.release()
	data, err := readText(d, real, path)
	if err != nil {
		return report, "", nil, err
	}
	next, report, err = packs.moved(path, data, options)
	if err != nil || next == nil {
		return report, "", nil, err
	}
	info, err := d.Stat(real)
	if err != nil {
		return report, "", nil, &Trouble{store.ToOpen, path, err}
	}
	if copied, err = keepCopy(d, KeptAs(real, report), data, safefile.RightsOf(info)); err != nil {
		return report, "", nil, &Trouble{toMigrate, path, err}
	}
	text, err := format.Encode(next)
	if err != nil {
		return report, copied, nil, err
	}
	t := &target{disk: d, path: real, rights: safefile.RightsOf(info)}
	if err := t.replace(text, versionOf(data)); err != nil {
		return report, copied, nil, &Trouble{toMigrate, path, err}
	}
	return report, copied, next, nil
}

// beingEdited says who has an assessment open that is to be moved.
func beingEdited(path string, by *store.Held) error {
	return fmt.Errorf("%s is being edited by %s, so it cannot be moved to newer questions now. Ask them to close it, then try again", plaintext.Line(path), by.Holder)
}

// MigrateTo does what [Migrate] does, but writes the moved assessment to a new
// file and leaves the one at path as it is.
func MigrateTo(path, out string, packs *Packs, options Options) (assessment.MigrationReport, error) {
	data, err := readNamed(options.on(), path)
	if err != nil {
		return assessment.MigrationReport{}, err
	}
	next, report, err := packs.moved(path, data, options)
	if err != nil || next == nil {
		return report, err
	}
	packs.setFolder(next, path, out)
	return report, Create(out, next)
}

// Preview tells what [Migrate] would do with the assessment at path. It changes nothing.
func Preview(path string, packs *Packs, options Options) (assessment.MigrationReport, error) {
	data, err := readNamed(options.on(), path)
	if err != nil {
		return assessment.MigrationReport{}, err
	}
	_, report, err := packs.moved(path, data, options)
	return report, err
}

// moved gives what the text of a file becomes with its newer pack and in the present
// format; nil when it is of that version and format already.
func (p *Packs) moved(path string, data []byte, options Options) (*assessment.Assessment, assessment.MigrationReport, error) {
	none := assessment.MigrationReport{}
	same, _, err := p.decode(path, data, p.toEdit)
	reformatted := format.IsOlder(data)
	if err == nil && reformatted {
		same.Tool = options.Tool
		return same, assessment.MigrationReport{From: same.Pack, To: same.Pack, Reformatted: true}, nil
	}
	var other *format.OtherPack
	if !errors.As(err, &other) || !other.Older() {
		return nil, none, err
	}
	stamp := assessment.Stamp{At: options.Now(), Tool: options.Tool}
	var who assessment.Assessor
	if options.Who.Name != "" {
		who = other.Assessment.AtKeyboard(options.Who.Name, options.Who.Role)
		stamp.By = who.ID
	}
	next, report, err := assessment.Migrate(stamp, other.Assessment, other.Pack)
	if err != nil {
		return nil, report, fmt.Errorf("%s: %w", plaintext.Line(path), err)
	}
	if who.ID != "" {
		editor := assessment.NewEditor(next)
		editor.List(who)
		next = editor.Assessment()
	}
	report.Reformatted = reformatted
	if p.Given() {
		next.Pack.Folder = p.folderBeside(path)
	}
	return next, report, nil
}

// olderFormat stands in the name of a copy that was kept because the file went on in a
// newer format: falls.charter.json.format-1.bak.
const olderFormat = "format-1"

// KeptAs names the file in which [Migrate] keeps an assessment as it was, unless another
// file stands there.
func KeptAs(path string, report assessment.MigrationReport) string {
	made := report.From.Version
	if report.From == report.To {
		made = olderFormat
	}
	return keptName(path, made)
}

// keptName names the copy of a file that was made with a version of the questions, or in
// an older format.
func keptName(path, made string) string { return path + "." + made + keptEnd }

// WayBack says how to go on with an assessment as it was before it was moved, after the
// name of the file in which it is kept.
const WayBack = "To go back, make a copy of that file with a name that ends in " + Extension + ", and open it."

// keptEnd is how the names of files end that are kept to go back to.
const keptEnd = ".bak"

// keptAgain is the nth name that is tried for a copy.
func keptAgain(wanted string, n int) string {
	if n == 1 {
		return wanted
	}
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(wanted, keptEnd), n, keptEnd)
}

// keepCopy writes the text of a file, as it was made with a version of the questions or
// in an older format, under a name: falls.charter.json.1.0.0.bak. A copy that is there and
// holds the same is left as it is, any other is kept too.
func keepCopy(d disk, wanted string, data []byte, rights safefile.Rights) (string, error) {
	for n := 1; ; n++ {
		name := keptAgain(wanted, n)
		err := (&target{disk: d, path: name, rights: rights}).create(data)
		if !errors.Is(err, fs.ErrExist) {
			return name, err
		}
		if there, err := d.Read(name); err == nil && bytes.Equal(there, data) {
			return name, nil
		}
	}
}
