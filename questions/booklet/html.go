package booklet

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"charter/questions/pattern"
)

// HTML makes a page of a booklet in Markdown: self-contained, without scripts, for
// light and dark screens and for A4 paper. Markup within the booklet is left out.
func HTML(markdown string) ([]byte, error) { return page(markdown, style) }

// page makes a page that looks as the style says.
func page(markdown, style string) ([]byte, error) {
	title, _, _ := strings.Cut(strings.TrimPrefix(markdown, "# "), "\n")
	var b, content bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert([]byte(boxed(markdown)), &content); err != nil {
		return nil, err
	}
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n" +
		"<title>" + html.EscapeString(title) + "</title>\n<style>\n" + style + "</style>\n</head>\n<body>\n<main>\n")
	b.Write(boxItem().ReplaceAll(content.Bytes(), []byte("<li class=\"box\">$1")))
	b.WriteString("</main>\n</body>\n</html>\n")
	return b.Bytes(), nil
}

// boxItem is an item of a list that begins with a box.
var boxItem = pattern.Lazy(`<li>([☐☒])`)

// boxed draws the boxes to tick as letters: a box that is drawn by the browser as part
// of a form does not say what it is for, and prints badly.
func boxed(markdown string) string {
	return strings.NewReplacer("\n- [ ] ", "\n- ☐ ", "\n- [x] ", "\n- ☒ ").Replace(markdown)
}

const style = `:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --soft: #555; --line: #bbb; --link: #0b4f8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #161616; --soft: #b5b5b5; --line: #555; --link: #8fc4ff; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", Arial, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.2; } h2 { font-size: 1.4rem; margin-top: 2.2rem; border-top: 2px solid var(--line); padding-top: 1rem; }
h3 { font-size: 1.1rem; margin-top: 2rem; } a { color: var(--link); }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid var(--line); }
ul { padding-left: 1.2rem; } li { margin: .25rem 0; } li.box { list-style: none; margin-left: -1.2rem; padding-left: 1.6rem; text-indent: -1.6rem; }
@media print {
  @page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " of " counter(pages); font-size: 9pt; } }
  :root { --ink: #000; --paper: #fff; --soft: #333; --line: #888; --link: #000; }
  body { font-size: 10pt; line-height: 1.35; } main { max-width: none; padding: 0; }
  h2 { break-after: avoid; } h3 { break-after: avoid; } li, blockquote { break-inside: avoid; } h3 + p { break-after: avoid; }
}
`
