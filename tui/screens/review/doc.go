// Package review is the screens on which a team looks at what its answers come to,
// and acts on it.
//
//	review.go, list.go     the verdict, what blocks, what needs a plan, the bands
//	actions.go, action.go  what the team will do
//	export.go              writing the report
//	history.go             what was changed, undo and redo
package review
