package store_test

import (
	"testing"

	"charter/assessment/store/storetest"
)

// The saver keeps its promises on a store that is as unlike a disk as can be, and the
// suite can be passed by more than one kind of store.
func TestMemory(t *testing.T) {
	t.Parallel()
	memory := storetest.MemoryPlaces()
	t.Run("documents", func(t *testing.T) {
		t.Parallel()
		storetest.Documents(t, memory.Implementation)
	})
	t.Run("saving", func(t *testing.T) {
		t.Parallel()
		storetest.Saving(t, memory.Implementation)
	})
	t.Run("faults", func(t *testing.T) {
		t.Parallel()
		storetest.Faults(t, memory)
	})
}
