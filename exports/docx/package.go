package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

const (
	xmlHead        = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace      = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	relationSpace  = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relationTypes  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	packageSpace   = `http://schemas.openxmlformats.org/package/2006/`
	wordTypes      = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
	documentSpaces = mainSpace + " " + relationSpace +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
)

// firstDay is 1 January 1980, the first day there is in a ZIP file: a document says nothing of
// when it was made.
const firstDay = 1<<5 | 1

// file is one part of the package.
type file struct {
	name string
	data []byte
}

// Bytes gives the finished document.
func (d *Document) Bytes() []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range d.files() {
		part, err := w.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, ModifiedDate: firstDay})
		if err == nil {
			_, err = part.Write(f.data)
		}
		if err != nil {
			return nil // a Buffer takes everything, and the names are our own
		}
	}
	if w.Close() != nil {
		return nil
	}
	return out.Bytes()
}

func (d *Document) files() []file {
	text := func(name string, parts ...string) file { return file{name, []byte(xmlHead + strings.Join(parts, ""))} }
	files := []file{
		text("[Content_Types].xml", contentTypes),
		text("_rels/.rels", relations(
			relation("document", "officeDocument", "word/document.xml", ""),
			`<Relationship Id="core" Type="`+packageSpace+`relationships/metadata/core-properties" Target="docProps/core.xml"/>`)),
		text("docProps/core.xml", `<cp:coreProperties xmlns:cp="`+packageSpace+`metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
			`<dc:title>`, escaped(d.about.Title), `</dc:title><dc:language>`, language, `</dc:language></cp:coreProperties>`),
		text("word/document.xml", `<w:document `, documentSpaces, "><w:body>\n", d.body.String(), section("nextPage", ""), `</w:body></w:document>`),
		text("word/_rels/document.xml.rels", d.relations()),
		text("word/styles.xml", `<w:styles `, mainSpace, `>`, styles(), `</w:styles>`),
		text("word/numbering.xml", `<w:numbering `, mainSpace, `>`, numbering, `</w:numbering>`),
		text("word/settings.xml", `<w:settings `, mainSpace, `>`, settings, `</w:settings>`),
		text("word/header.xml", `<w:hdr `, mainSpace, `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">`, escaped(d.about.Head), `</w:t></w:r></w:p></w:hdr>`),
		text("word/footer.xml", `<w:ftr `, mainSpace, `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">`, escaped(d.about.Foot), `</w:t></w:r>`,
			`<w:r><w:tab/><w:t xml:space="preserve">Page </w:t></w:r>`, field(" PAGE ", "1"), `<w:r><w:t xml:space="preserve"> of </w:t></w:r>`, field(" NUMPAGES ", "1"), `</w:p></w:ftr>`),
	}
	for i, data := range d.media {
		files = append(files, file{"word/" + pictureName(i), data})
	}
	return files
}

func (d *Document) relations() string {
	all := []string{
		relation("styles", "styles", "styles.xml", ""), relation("numbering", "numbering", "numbering.xml", ""), relation("settings", "settings", "settings.xml", ""),
		relation("header", "header", "header.xml", ""), relation("footer", "footer", "footer.xml", ""),
	}
	for i, address := range d.links {
		all = append(all, relation(fmt.Sprintf("link%d", i+1), "hyperlink", address, ` TargetMode="External"`))
	}
	for i := range d.media {
		all = append(all, relation(pictureID(i), "image", pictureName(i), ""))
	}
	return relations(all...)
}

func relation(id, kind, target, mode string) string {
	return `<Relationship Id="` + id + `" Type="` + relationTypes + kind + `" Target="` + escaped(target) + `"` + mode + `/>`
}

func relations(all ...string) string {
	return `<Relationships xmlns="` + packageSpace + `relationships">` + strings.Join(all, "") + `</Relationships>`
}

const contentTypes = `<Types xmlns="` + packageSpace + `content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
	`<Override PartName="/word/document.xml" ContentType="` + wordTypes + `document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="` + wordTypes + `styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="` + wordTypes + `numbering+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="` + wordTypes + `settings+xml"/>` +
	`<Override PartName="/word/header.xml" ContentType="` + wordTypes + `header+xml"/>` +
	`<Override PartName="/word/footer.xml" ContentType="` + wordTypes + `footer+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
