package widget

// SideBySideFrom is the width from which guidance stands beside the questions: that
// of the body of a window of 120 columns.
const SideBySideFrom = 118

// TextWidth is how wide a line of text gets at most: longer lines read badly.
const TextWidth = 100
