// Package cells puts text on a grid of cells: it cuts a line with a mark, wraps,
// pads, hangs text behind a lead, sets blocks side by side, and keeps a marked
// line in view.
//
// Widths are in cells of a terminal, of which some characters take two; styles
// in a text take none and are kept. [Steady] makes text as wide in one terminal as
// in another.
package cells
