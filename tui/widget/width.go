package widget

// SideBySideFrom is the width of the body from which (a screen of 120 columns) guidance stands beside the question.
const SideBySideFrom = 118

// TextWidth is how wide a line of text gets at most: longer lines read badly.
const TextWidth = 100
