package file

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"charter/assessment"
	"charter/assessment/format"
	"charter/assessment/safefile"
	"charter/assessment/store"
	"charter/questions"
	"charter/questions/plaintext"
)

// Damage says what is wrong with a file and what its last good copy holds.
type Damage struct {
	Path     string
	Err      error     // *[format.Faults] with places, or *[Trouble] when it cannot be read at all
	Modified time.Time // zero when the file is gone
	// Readable lists the questions whose answers can still be read in the damaged file.
	Readable []string
	Backup   Backup
}

// Backup is the last good copy that stands beside a file.
type Backup struct {
	Path       string
	Err        error // why it cannot be used; nil: it can
	Modified   time.Time
	Assessment *assessment.Assessment
	// Lacks lists the questions whose answers can be read in the damaged file but
	// are not in the backup, or not the same: what would be lost by going back.
	Lacks []string
}

// CanGoBack reports whether an error says that a file is damaged or gone, so that its
// last good copy, if there is one, is the way out.
func CanGoBack(err error) bool {
	var faults *format.Faults
	return errors.As(err, &faults) || errors.Is(err, fs.ErrNotExist)
}

// Gone reports whether there is no such file any more, and so nothing to be kept of it.
func (d *Damage) Gone() bool { return errors.Is(d.Err, fs.ErrNotExist) }

// Inspect looks at a file that could not be opened, and at its last good copy. It
// changes nothing. For a file with nothing wrong it gives nil.
func Inspect(path string, pack *questions.Pack) *Damage { return (*Root)(nil).Inspect(path, pack) }

// Inspect does what the function [Inspect] does, below the root.
func (r *Root) Inspect(path string, pack *questions.Pack) *Damage {
	_, err := r.Read(path, pack)
	if err == nil {
		return nil
	}
	d := &Damage{Path: path, Err: err}
	if s := r.shelf(); s != nil {
		d.lookOn(s, pack)
		return d
	}
	disk := r.disk()
	real, err := located(disk, path)
	if err != nil {
		real = path // its folder is gone, and with it the copy
	}
	d.Backup = inspectBackup(disk, backupOf(real), pack)
	info, err := disk.Stat(real)
	if err != nil {
		return d
	}
	d.Modified = info.ModTime()
	if data, err := disk.Read(real); err == nil {
		d.compare(data)
	}
	return d
}

// compare lists what can be read in the damaged text, and what of that the last good copy lacks.
func (d *Damage) compare(damaged []byte) {
	readable := format.Salvage(damaged)
	for id, answer := range readable.Answers {
		d.Readable = append(d.Readable, id)
		if kept := d.Backup.Assessment; kept != nil && !sameAnswer(kept, id, readable, answer) {
			d.Backup.Lacks = append(d.Backup.Lacks, id)
		}
	}
	slices.Sort(d.Readable)
	slices.Sort(d.Backup.Lacks)
}

// sameAnswer reports whether a copy holds an answer that could be read, with what is
// cited for it.
func sameAnswer(kept *assessment.Assessment, id string, readable *assessment.Assessment, answer assessment.Answer) bool {
	there, ok := kept.Answers[id]
	return ok && reflect.DeepEqual(withoutVoters(there), withoutVoters(answer)) && slices.Equal(kept.Cited(there), readable.Cited(answer))
}

// withoutVoters leaves out of complete rounds who voted and where, which a file of an
// older format tells and the text that is read from it does not.
func withoutVoters(answer assessment.Answer) assessment.Answer {
	answer.Rounds = slices.Clone(answer.Rounds)
	for i := range answer.Rounds {
		if round := &answer.Rounds[i]; round.Complete {
			round.Voted, round.Session = nil, ""
		}
	}
	return answer
}

// lastGood reads the last good copy of an assessment, and gives where that belongs.
func (r *Root) lastGood(path string) (string, *assessment.Assessment, error) {
	if s := r.shelf(); s != nil {
		a, _, err := earlierOn(s, path, nil)
		return path, a, err
	}
	d := r.disk()
	real, err := located(d, path)
	if err != nil {
		return path, nil, err
	}
	_, a, err := readBackup(d, backupOf(real), nil)
	return real, a, err
}

// inspectBackup reads the last good copy under its real path.
func inspectBackup(d disk, path string, pack *questions.Pack) Backup {
	b := Backup{Path: path}
	if info, err := d.Stat(path); err == nil {
		b.Modified = info.ModTime()
	}
	_, b.Assessment, b.Err = readBackup(d, path, pack)
	return b
}

// readBackup reads the last good copy under its real path, which is not followed.
func readBackup(d disk, path string, pack *questions.Pack) ([]byte, *assessment.Assessment, error) {
	data, err := d.Read(path)
	var faults *format.Faults
	if err != nil && !errors.As(err, &faults) {
		err = &Trouble{store.ToOpen, path, err}
	}
	if err != nil {
		return nil, nil, err
	}
	a, err := format.Decode(path, data, pack)
	return data, a, err
}

// String tells the damage and the way back in a few plain lines.
func (d *Damage) String() string {
	var b strings.Builder
	fmt.Fprintln(&b, d.Err)
	name := plaintext.Line(filepath.Base(d.Backup.Path))
	switch {
	case d.Backup.Err == nil:
		fmt.Fprintf(&b, "The last good copy, %s, is of %s and holds %s.\n", name,
			d.Backup.Modified.Format("15:04 on 2 January 2006"), count(len(d.Backup.Assessment.Answers), "answer"))
		if len(d.Backup.Lacks) > 0 {
			fmt.Fprintf(&b, "The damaged file still shows %s that the copy lacks or has otherwise: %s.\n", count(len(d.Backup.Lacks), "answer"), plaintext.Line(strings.Join(d.Backup.Lacks, ", ")))
		}
		if !d.Gone() {
			fmt.Fprintln(&b, "Going back to the copy keeps the damaged file too, under another name.")
		}
	case errors.Is(d.Backup.Err, fs.ErrNotExist):
		fmt.Fprintf(&b, "There is no last good copy (%s) beside it.\n", name)
	default:
		fmt.Fprintf(&b, "The last good copy cannot be used either: %v\n", d.Backup.Err)
	}
	return b.String()
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Restore puts the last good copy in the place of a damaged or missing file. The
// damaged file is kept under the name given back, which is empty when there was
// none. The copy stays. Its answers must belong to pack; nil: any. The error is *[store.Held] while someone else has the file open.
func Restore(path string, pack *questions.Pack, options Options) (aside string, err error) {
	if s := options.Root.shelf(); s != nil {
		return restoreOn(s, path, pack, options)
	}
	d := options.on()
	real, err := located(d, path)
	if err != nil {
		return "", &Trouble{toRestore, path, err}
	}
	path = real
	held, err := d.Lock(lockOf(path), options.self())
	if err != nil && !errors.Is(err, errNoLocks) {
		return "", explained(store.ToEdit, path, err)
	}
	defer held.release()
	copied, _, err := readBackup(d, backupOf(path), pack)
	if err != nil {
		return "", err
	}
	t := &target{disk: d, path: path, single: true}
	damaged, err := d.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := t.create(copied); err != nil {
			return "", &Trouble{toRestore, path, err}
		}
		return "", nil
	}
	if err != nil {
		return "", &Trouble{toRestore, path, err}
	}
	info, err := d.Stat(path)
	if err != nil {
		return "", &Trouble{toRestore, path, err}
	}
	aside = free(d, path+".damaged-"+options.Now().Format(store.InNames), "")
	if err := (&target{disk: d, path: aside, rights: safefile.RightsOf(info)}).create(damaged); err != nil {
		return "", &Trouble{toRestore, path, err}
	}
	t.rights = safefile.RightsOf(info)
	if err := t.replace(copied, versionOf(damaged)); err != nil {
		return "", &Trouble{toRestore, path, err}
	}
	return aside, nil
}

// SaveRecovery writes work to a new file when the program is about to end against its
// will: beside the file at path, a real path as [store.Saver.Name] gives it; or else
// in the first refuge where that can be done. It gives the place that worked. It asks
// for no lock and waits for no saver.
func SaveRecovery(path string, a *assessment.Assessment, options Options) (where string, err error) {
	if s := options.Root.shelf(); s != nil {
		return recoveryOn(s, path, a)
	}
	folders := append([]string{filepath.Dir(path)}, options.Refuges...)
	return saveRecovery(options.on(), path, folders, a, options.Now())
}

// saveRecovery tries one folder after another. The first is that of the file, which
// is not followed when it has become a link; the others may be links.
func saveRecovery(d disk, path string, folders []string, a *assessment.Assessment, now time.Time) (string, error) {
	data, err := format.Encode(a)
	if err != nil {
		return "", err
	}
	var failed []error
	for i, folder := range folders {
		if i > 0 {
			if real, err := d.Resolve(folder); err == nil {
				folder = real
			} else if folder, err = filepath.Abs(folder); err != nil {
				continue
			}
		}
		t := &target{disk: d, path: variant(d, filepath.Join(folder, filepath.Base(path)), store.Recovery, now)}
		err = t.create(data)
		if err == nil {
			return t.path, nil
		}
		failed = append(failed, &Trouble{store.ToCreate, t.path, err})
	}
	return "", errors.Join(failed...)
}
