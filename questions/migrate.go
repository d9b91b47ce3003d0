package questions

// The kinds of change a question can go through from one version to the next.
const (
	Kept     = "kept"     // the same question; its answer stands
	Reworded = "reworded" // its words changed: the answer must be looked at again
	Split    = "split"    // now several questions
	Merged   = "merged"   // now one question with others
	Dropped  = "dropped"  // no longer asked
)

// ChangeKinds lists the kinds of change that pack.yaml may name.
func ChangeKinds() []string { return []string{Kept, Reworded, Split, Merged, Dropped} }
