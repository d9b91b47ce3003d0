package file

import (
	"charter/assessment/format"
	"charter/assessment/store"
)

type (
	Faults    = format.Faults
	Fault     = format.Fault
	OtherPack = format.OtherPack
	File      = store.Saver
	Status    = store.Status
	Conflict  = store.Conflict
	Held      = store.Held
	Holder    = store.Holder
)

var (
	Encode = format.Encode
	Decode = format.Decode
)
