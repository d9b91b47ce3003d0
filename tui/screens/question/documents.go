package question

import (
	"slices"

	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// NewDocuments opens the list of all documents of the project: which answers cite each,
// what is stale, goes stale next or lacks something. One is corrected here wherever it
// is cited. The document of an id is marked.
func NewDocuments(svc *screen.Services, id string) screen.Screen {
	all := svc.Session.Documents
	s := &form.ListEditor{Base: screen.Base{Services: svc}, Right: "Documents", ItemName: "document",
		About: "What answers cite, first what needs you. A document is corrected here once, wherever it is cited. One that nothing cites can be deleted."}
	s.Count = func() int { return len(all()) }
	s.Row = func(i int) string { return documentRow(svc, all()[i], s.Width-len("  ")) }
	s.More = func(i int) string {
		d := all()[i]
		more := "Cited by " + d.CitedBy() + "; " + d.Matter + "."
		if owner := widget.OneLine(d.Owner); owner != "" {
			more += " Owner: " + owner + "."
		}
		if place := widget.OneLine(d.Location); place != "" {
			more += " Where it is: " + place
		}
		return more
	}
	open := ""
	s.Edit = func(i int) *form.Form {
		open = all()[i].ID
		return form.Of(svc, svc.Session.DocumentForm(open))
	}
	s.Remove = func(i int) string { return svc.Session.RemoveDocument(all()[i].ID) }
	s.Find = func() screen.Requests {
		return screen.Ask(screen.Replace{To: screen.Route{Kind: screen.KindFind, ID: string(session.PlaceDocument)}})
	}
	s.Mark(slices.IndexFunc(all(), func(d session.ListedDocument) bool { return d.ID == id }))
	s.Closed = func() string {
		said, joined := svc.Session.CloseDocument(open)
		if joined {
			said += " Press z to have both again."
		}
		return said
	}
	return s
}

// documentRow puts a document in columns: its title, what there is to know of it and,
// where there is room, who cites it.
func documentRow(svc *screen.Services, d session.ListedDocument, width int) string {
	const gap, leastBy, wide = "  ", 12, 140
	matterWidth := len("goes stale 30 September 2028")
	if width >= wide {
		matterWidth = len("stale since 30 September 2026, no place")
	}
	mark := svc.Theme.Glyph.Ellipsis
	title := widget.QuotedOr(svc.Theme.Glyph, d.Title, 400, "no title")
	room := width - len(gap) - matterWidth
	by := room/3 - len(gap)
	if by < leastBy {
		return cells.Fit(title, max(1, room), mark) + gap + cells.Cut(d.Matter, matterWidth, mark)
	}
	return cells.Fit(title, room-by-len(gap), mark) + gap + cells.Fit(d.Matter, matterWidth, mark) + gap + cells.Cut(d.CitedBy(), by, mark)
}

// citeAgain has an answer cite the document that was cited last, and gives the words for it.
func citeAgain(svc *screen.Services, id string) string {
	said, cited := svc.Session.CiteAgain(id)
	if cited {
		said += " Press z to undo."
	}
	return said
}
