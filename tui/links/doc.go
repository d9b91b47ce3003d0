// Package links makes web addresses on the screen links that a terminal can open
// (the sequence OSC 8). A link changes nothing of how a text looks, and no address
// is hidden: what is linked is the address as it stands there, or the words right
// before it.
//
// Addresses may come from files of other people, so only a well-formed address of
// the web becomes a link; no other kind does, and nothing that names a user.
package links
