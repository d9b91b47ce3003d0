// Package styles keeps no styles.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry is empty: every style is as good as another where nothing is coloured.
var Registry = map[string]*chroma.Style{}

// Register gives the style back without keeping it.
func Register(style *chroma.Style) *chroma.Style { return style }
