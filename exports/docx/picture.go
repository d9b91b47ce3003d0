package docx

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// A bar is a picture of so many points; it is stretched to its place.
const (
	barPoints = 400
	barRows   = 16
	barHeight = 170 // twentieths of a point
)

// perTwip is how many English Metric Units, in which pictures are measured, a twentieth of
// a point has.
const perTwip = 635

// draw gives the bar as a PNG. It is not pressed, so that no other version of Go makes
// other bytes of it.
func (b *Bar) draw() []byte {
	track, open, solid := color.RGBA{0xe4, 0xe7, 0xec, 0xff}, color.RGBA{0x9d, 0xb7, 0xd8, 0xff}, color.RGBA{0x1d, 0x4f, 0x91, 0xff}
	picture := image.NewPaletted(image.Rect(0, 0, barPoints, barRows), color.Palette{track, open, solid})
	for x := range barPoints {
		shade := uint8(0)
		switch at := x * 100; {
		case at < b.Low*barPoints:
			shade = 2
		case at < b.High*barPoints:
			shade = 1
		}
		for y := range barRows {
			picture.SetColorIndex(x, y, shade)
		}
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.NoCompression}
	_ = encoder.Encode(&out, picture) // a Buffer takes everything
	return out.Bytes()
}

// picture puts a picture into a run: width and height in twentieths of a point.
func (d *Document) picture(data []byte, words string, width, height int) {
	at := -1
	for i := range d.media {
		if bytes.Equal(d.media[i], data) {
			at = i
		}
	}
	if at < 0 {
		at = len(d.media)
		d.media = append(d.media, data)
	}
	d.drawn++
	d.raw(fmt.Sprintf(`<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>`, width*perTwip, height*perTwip))
	d.raw(fmt.Sprintf(`<wp:docPr id="%d" name="Bar %d" descr="%s"/>`, d.drawn, d.drawn, escaped(words)))
	d.raw(`<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`)
	d.raw(fmt.Sprintf(`<pic:nvPicPr><pic:cNvPr id="%d" name="Bar %d"/><pic:cNvPicPr/></pic:nvPicPr>`, d.drawn, d.drawn))
	d.raw(fmt.Sprintf(`<pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`, pictureID(at)))
	d.raw(fmt.Sprintf(`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`, width*perTwip, height*perTwip))
	d.raw(`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`)
}

func pictureID(at int) string   { return fmt.Sprintf("picture%d", at+1) }
func pictureName(at int) string { return fmt.Sprintf("media/bar%d.png", at+1) }
