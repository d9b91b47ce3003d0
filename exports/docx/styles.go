package docx

import "strings"

const (
	language   = "en-GB"
	pageMargin = 1134 // 2 cm, in twentieths of a point
	accent     = "1D4F91"
	ink        = "1B1B1F"
	soft       = "52525B"
	line       = "D4D4D8"
	warn       = "9A3412"
)

// section is the page: A4, with what runs along its top and foot. kind says whether it begins
// on a new page.
func section(kind, columns string) string {
	return `<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/><w:type w:val="` + kind + `"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1134" w:bottom="1191" w:left="1134" w:header="567" w:footer="510" w:gutter="0"/>` + columns + `</w:sectPr>`
}

// settings: 15 is the mode of Word since 2013; without it Word says that the document is of an old one.
const settings = `<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="` + language + `"/>`

const numbering = `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>` +
	`<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

// look is one style of paragraphs: the inner parts of its w:pPr and w:rPr, in the order of
// the schema.
type look struct{ id, name, based, next, paragraph, run string }

// looks lists the styles of paragraphs. Sizes are in half points, distances in twentieths
// of a point.
func looks() []look {
	heading := func(id, name, level, size, before, after, more string) look {
		return look{id, name, "Normal", "BodyText",
			`<w:keepNext/><w:keepLines/>` + more + `<w:spacing w:before="` + before + `" w:after="` + after + `" w:line="252" w:lineRule="auto"/><w:outlineLvl w:val="` + level + `"/>`,
			`<w:b/><w:bCs/><w:color w:val="` + ink + `"/><w:sz w:val="` + size + `"/><w:szCs w:val="` + size + `"/>`}
	}
	boxed := func(id, name, color, thick, run string) look {
		sides := `<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="` + line + `"/><w:left w:val="single" w:sz="` + thick + `" w:space="8" w:color="` + color + `"/>` +
			`<w:bottom w:val="single" w:sz="4" w:space="6" w:color="` + line + `"/><w:right w:val="single" w:sz="4" w:space="6" w:color="` + line + `"/></w:pBdr>`
		return look{id, name, "BodyText", "BodyText", `<w:keepLines/>` + sides + `<w:spacing w:before="200" w:after="200"/><w:ind w:left="227" w:right="170"/>`, run}
	}
	large := `<w:sz w:val="24"/><w:szCs w:val="24"/>`
	closer := `<w:spacing w:before="100" w:after="120" w:line="240" w:lineRule="auto"/>`
	small := `<w:sz w:val="18"/><w:szCs w:val="18"/>`
	return []look{
		{"Title", "Title", "Normal", "BodyText", `<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="200" w:line="240" w:lineRule="auto"/>`, `<w:b/><w:bCs/><w:sz w:val="40"/><w:szCs w:val="40"/>`},
		{"TitleLong", "Title Long", "Title", "BodyText", ``, `<w:sz w:val="32"/><w:szCs w:val="32"/>`},
		{"TitleLongest", "Title Longest", "Title", "BodyText", ``, `<w:sz w:val="26"/><w:szCs w:val="26"/>`},
		heading("Heading1", "heading 1", "0", "30", "400", "140", `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="3" w:color="`+line+`"/></w:pBdr>`),
		heading("Heading2", "heading 2", "1", "25", "320", "100", ""),
		heading("Heading3", "heading 3", "2", "22", "280", "80", ""),
		heading("Heading4", "heading 4", "3", "21", "240", "60", ""),
		heading("ContentsHeading", "Contents Heading", "9", "30", "0", "160", ""),
		{"TOC1", "toc 1", "Normal", "Normal", `<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="80"/>`, ``},
		{"BodyText", "Body Text", "Normal", "", `<w:spacing w:after="130"/>`, ``},
		boxed("Banner", "Banner", accent, "36", ""),
		boxed("Warning", "Warning", warn, "36", ""),
		boxed("Verdict", "Verdict", accent, "48", large),
		boxed("VerdictOpen", "Verdict Open", warn, "48", large),
		{"Quote", "Quote", "BodyText", "BodyText", `<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="` + line + `"/></w:pBdr><w:ind w:left="284"/>`, ``},
		{"ListBullet", "List Bullet", "BodyText", "", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="80"/><w:ind w:left="340" w:hanging="340"/>`, ``},
		{"Field", "Field", "BodyText", "FieldMore", `<w:spacing w:after="80"/><w:ind w:left="284" w:hanging="284"/>`, ``},
		{"FieldMore", "Field More", "Field", "", `<w:ind w:left="284" w:firstLine="0"/>`, ``},
		{"Caption", "caption", "Normal", "BodyText", `<w:keepNext/><w:spacing w:before="120" w:after="80"/>`, `<w:color w:val="` + soft + `"/><w:sz w:val="19"/><w:szCs w:val="19"/>`},
		{"TableText", "Table Text", "Normal", "", `<w:spacing w:before="40" w:after="40" w:line="247" w:lineRule="auto"/>`, `<w:sz w:val="19"/><w:szCs w:val="19"/>`},
		{"TableTextRight", "Table Text Right", "TableText", "", `<w:jc w:val="right"/>`, ``},
		{"TableHead", "Table Head", "TableText", "", `<w:keepNext/>`, `<w:b/><w:bCs/>`},
		{"TableHeadRight", "Table Head Right", "TableHead", "", `<w:jc w:val="right"/>`, ``},
		{"AfterTable", "After Table", "Normal", "BodyText", `<w:spacing w:before="0" w:after="0" w:line="140" w:lineRule="exact"/>`, `<w:sz w:val="8"/><w:szCs w:val="8"/>`},
		{"FrontBodyText", "Front Body Text", "BodyText", "", `<w:spacing w:after="60" w:line="240" w:lineRule="auto"/>`, small},
		{"FrontListBullet", "Front List Bullet", "ListBullet", "", `<w:spacing w:after="10" w:line="240" w:lineRule="auto"/>`, small},
		{"FrontField", "Front Field", "Field", "FrontFieldMore", `<w:spacing w:after="10" w:line="240" w:lineRule="auto"/>`, small},
		{"FrontFieldMore", "Front Field More", "FieldMore", "", `<w:spacing w:after="10" w:line="240" w:lineRule="auto"/>`, small},
		{"FrontBanner", "Front Banner", "Banner", "", closer, small},
		{"FrontWarning", "Front Warning", "Warning", "", closer, small},
		{"FrontVerdict", "Front Verdict", "Verdict", "", closer, ``},
		{"FrontVerdictOpen", "Front Verdict Open", "VerdictOpen", "", closer, ``},
		{"FrontHeading1", "Front Heading", "Heading1", "FrontBodyText", `<w:spacing w:before="110" w:after="40" w:line="240" w:lineRule="auto"/>`, `<w:sz w:val="21"/><w:szCs w:val="21"/>`},
		{"FrontTableText", "Front Table Text", "TableText", "", `<w:spacing w:before="10" w:after="10" w:line="247" w:lineRule="auto"/>`, ``},
		{"FrontTableHead", "Front Table Head", "TableHead", "", `<w:spacing w:before="10" w:after="10" w:line="247" w:lineRule="auto"/>`, ``},
		{"Header", "header", "Normal", "", `<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0"/>`, `<w:color w:val="` + soft + `"/><w:sz w:val="16"/><w:szCs w:val="16"/>`},
		{"Footer", "footer", "Header", "", ``, `<w:sz w:val="15"/><w:szCs w:val="15"/>`},
	}
}

// styles gives all styles as they stand in the package.
func styles() string {
	var out strings.Builder
	fonts := `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>`
	out.WriteString(`<w:docDefaults><w:rPrDefault><w:rPr>` + fonts + `<w:color w:val="` + ink + `"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="` + language + `" w:eastAsia="` + language + `" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="0" w:line="271" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` + "\n" +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` + "\n")
	for _, l := range looks() {
		out.WriteString(`<w:style w:type="paragraph" w:styleId="` + l.id + `"><w:name w:val="` + l.name + `"/><w:basedOn w:val="` + l.based + `"/>`)
		if l.next != "" {
			out.WriteString(`<w:next w:val="` + l.next + `"/>`)
		}
		out.WriteString(`<w:qFormat/>`)
		if l.paragraph != "" {
			out.WriteString(`<w:pPr>` + l.paragraph + `</w:pPr>`)
		}
		if l.run != "" {
			out.WriteString(`<w:rPr>` + l.run + `</w:rPr>`)
		}
		out.WriteString("</w:style>\n")
	}
	out.WriteString(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>` +
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="` + accent + `"/><w:u w:val="single"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Fixed"><w:name w:val="Fixed"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>` +
		`<w:style w:type="table" w:styleId="Report"><w:name w:val="Report"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="` + soft + `"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="` + line + `"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="` + line + `"/></w:tblBorders>` +
		`<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
		`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F1F3F6"/></w:tcPr></w:tblStylePr></w:style>`)
	return out.String()
}
