package workshop_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment/workshop"
)

// A count that is sealed and opened goes on as if it had not been; it is as long whatever
// the sheets say, opens for no other sheet or session, and is none below three sheets.
func TestASealedCountGoesOn(t *testing.T) {
	t.Parallel()
	sheet, free := sheetOf(t)
	box, err := workshop.NewBallotBox([workshop.KeySize]byte{1}, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var count, other workshop.SheetCount
		for i := range rapid.IntRange(0, 5).Draw(t, "sheets") {
			count, other = count.Add(drawSheet(t, free)), other.Add(drawSheet(t, free))
			if rapid.Bool().Draw(t, "reason") {
				count, _ = count.Reason(sheet, sheet.Questions[i], fmt.Sprint("Reason ", i))
				other, _ = other.Reason(sheet, sheet.Questions[i], fmt.Sprint("Reason ", i))
			}
		}
		sealed, err := count.Seal(box, sheet, 1)
		if !count.Enough() {
			if !errors.Is(err, workshop.ErrTooFew) || sealed != nil {
				t.Fatalf("%d sheets are sealed: %v", count.Sheets, err)
			}
			return
		}
		again, err := count.Seal(box, sheet, 1)
		otherwise, fault := other.Seal(box, sheet, 1)
		if err != nil || fault != nil || len(otherwise) != len(sealed) || bytes.Equal(again, sealed) {
			t.Fatalf("%d and %d bytes: %v, %v", len(sealed), len(otherwise), err, fault)
		}
		opened, err := sheet.Unseal(box, sealed, 1)
		if err != nil || opened.Sheets != count.Sheets || opened.CanTakeBack() || opened.HasReasons() {
			t.Fatalf("opened: %+v, %v", opened, err)
		}
		next := drawSheet(t, free)
		if diff := cmp.Diff(count.Add(next).Rounds(sheet), opened.Add(next).Rounds(sheet)); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(count.Rounds(sheet), opened.Add(next).TakeBack().Rounds(sheet)); diff != "" {
			t.Fatal(diff)
		}
		fewer := sheet
		fewer.Questions = sheet.Questions[1:]
		for _, wrong := range []func() (workshop.SheetCount, error){
			func() (workshop.SheetCount, error) { return sheet.Unseal(box, sealed, 2) },
			func() (workshop.SheetCount, error) { return fewer.Unseal(box, sealed, 1) },
			func() (workshop.SheetCount, error) { return sheet.Unseal(box, sealed[1:], 1) },
			func() (workshop.SheetCount, error) { return sheet.Unseal(box, nil, 1) },
		} {
			if got, err := wrong(); !errors.Is(err, workshop.ErrSealed) || got.Sheets > 0 {
				t.Fatalf("opened: %+v, %v", got, err)
			}
		}
	})
}
