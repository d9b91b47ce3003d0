// A stand-in for the code highlighter that glamour would use; see chroma.go.
module github.com/alecthomas/chroma/v2

go 1.26
