// Package chroma stands in for the code highlighter of the same name, which
// glamour imports to colour blocks of program code.
//
// Guidance holds no program code, and package markdown gives glamour no style for
// it, so that glamour never calls a highlighter. But the real one reads some 300
// grammars and styles whenever the program starts: about 13 ms of a start that
// should take 35, and 4 MB of the program. go.mod replaces it with this package,
// which has just the names that glamour mentions. Code blocks are shown as they are.
package chroma

// TokenType is a kind of word in program code.
type TokenType int

// The kinds that glamour names.
const (
	Text TokenType = iota
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
	Background
)

// StyleEntries gives each kind a look.
type StyleEntries map[TokenType]string

// Style is a set of looks with a name.
type Style struct{ Name string }

// MustNewStyle makes a style; its looks are not used.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{name} }
