package file

import "charter/assessment/format"

type (
	Faults    = format.Faults
	Fault     = format.Fault
	OtherPack = format.OtherPack
)

var (
	Encode = format.Encode
	Decode = format.Decode
)
