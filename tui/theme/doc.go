// Package theme holds everything about looks: one value, [Theme], with the
// styles and the characters to draw with. There is a theme for dark and for light
// terminals, one of high contrast for projectors, one for terminals with 16
// colours, and one without colour. No state is told by colour alone.
//
// [New] makes a theme; whoever draws takes styles and glyphs from it and writes
// no colour and no special character of its own.
package theme
