package document

import "strings"

// style is the look of an HTML document. Every pair of text and ground has a
// contrast of at least 4.5 to 1, in light and dark and on every tint.
//
// A colour stands twice where a browser or reader that knows no variables would show none.
const style = `:root{--ground:#fff;--text:#0b0c0c;--soft:#484f56;--line:#b1b4b6;--accent:#1d4f91;--panel:#f3f5f8;--bar:#1d4f91;--open:#9db7d8;--track:#e4e7ec;--good:#dcefe3;--fair:#fdf0cc;--poor:#fadfdb;--none:#eceff3;--edge:#1d4f91;--warn:#9a3412}
@media (prefers-color-scheme:dark){:root{--ground:#15171c;--text:#ececf1;--soft:#b6bac4;--line:#4a4f5a;--accent:#9cc3ff;--panel:#1e2129;--bar:#7fb0f5;--open:#3d5a83;--track:#2c303a;--good:#173a26;--fair:#42340b;--poor:#4b1d18;--none:#2c303a;--edge:#9cc3ff;--warn:#fdba74}}
*{box-sizing:border-box}
html{background:#fff;background:var(--ground);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:64rem;padding:2rem 1.25rem 4rem;background:#fff;background:var(--ground);color:#0b0c0c;color:var(--text);font:1.0625rem/1.55 "Helvetica Neue",Helvetica,Arial,sans-serif;overflow-wrap:break-word}
header{border-top:10px solid #1d4f91;border-top-color:var(--edge);padding-top:1.25rem}
h1,h2,h3,h4{line-height:1.2;margin:2em 0 .5em;text-wrap:balance}
h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.75rem);letter-spacing:-.01em;margin:0 0 .6em;text-wrap:wrap}
h1.long{font-size:clamp(1.4rem,1.1rem + 1.4vw,2rem)}h1.longest{font-size:clamp(1.2rem,1.1rem + .5vw,1.5rem)}
h2{font-size:1.6rem;padding-top:.75em;border-top:1px solid #b1b4b6;border-top-color:var(--line)}
h3{font-size:1.25rem}
h4{font-size:1.0625rem}
p,ul,ol,dl,blockquote{max-width:44rem}
a{color:#1d4f91;color:var(--accent);text-underline-offset:.15em}
a[href^="#question-"]{white-space:nowrap}
a:focus-visible,summary:focus-visible,.table:focus-visible{outline:3px solid #1d4f91;outline-color:var(--accent);outline-offset:2px}
nav{margin:2.5rem 0;padding:1rem 1.25rem;background:#f3f5f8;background:var(--panel)}
nav h2{font-size:1.15rem;margin:0 0 .5em;padding:0;border:0}
nav ol{margin:0;padding-left:1.6em;columns:2 16rem;max-width:none}
blockquote{margin:.75em 0;padding:.05em 1em;border-left:4px solid #b1b4b6;border-left-color:var(--line)}
.banner{padding:.8em 1em;background:#f3f5f8;background:var(--panel);border-left:8px solid #1d4f91;border-left-color:var(--edge);max-width:none}
.banner.notready,.banner.incomplete,.banner.example,.banner.warning{border-left-color:#9a3412;border-left-color:var(--warn)}
.banner.ready,.banner.readywithactions,.banner.notready,.banner.incomplete{font-size:1.25rem;line-height:1.4}
.front h2{font-size:1.2rem;margin:0 0 .5em;padding-top:.6em;border-top:3px solid #1d4f91;border-top-color:var(--edge)}
.front section{margin:1.75rem 0 0}
.front section ul,.front section p{font-size:1rem;margin:.4em 0;padding-left:0;list-style-position:inside}
.front section li{margin:.25em 0}
.front section ul:not(.marks){list-style-position:outside;padding-left:1.2em}
.marks{list-style:none;padding:0;max-width:none}
.marks li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25em 1em;align-items:baseline;padding:.25em 0;margin:0;border-bottom:1px solid #b1b4b6;border-bottom-color:var(--line)}
.mark{display:inline-flex;margin-left:auto;gap:.5em;min-width:9.5em;padding:.1em .6em;font-weight:600;background:#eceff3;background:var(--none)}
.mark.good{background:#dcefe3;background:var(--good)}
.mark.fair{background:#fdf0cc;background:var(--fair)}
.mark.poor{background:#fadfdb;background:var(--poor)}
.sign{min-width:1.1em;text-align:center}
dt{font-weight:600;margin-top:.6em;overflow-wrap:anywhere}
dd{margin:0;overflow-wrap:anywhere}
dd p,blockquote p{margin:.25em 0}
@media (min-width:42rem),print{dl{display:grid;grid-template-columns:minmax(7rem,13rem) 1fr;gap:.35em 1.25em;max-width:none}
dt{margin:0}dd{max-width:44rem}dd>p:first-child{margin-top:0}
.front .sections{columns:2;column-gap:2.5rem}.front section{break-inside:avoid;margin:0;padding-top:1.25rem}.front section dl{grid-template-columns:fit-content(45%) 1fr;gap:.2em 1em;font-size:1rem}}
.table{overflow-x:auto}
table{border-collapse:collapse;font-size:.97rem;line-height:1.4;width:100%;margin:1em 0}
caption,figcaption{text-align:left;color:#484f56;color:var(--soft);font-size:.95rem;padding-bottom:.4em}
th,td{text-align:left;vertical-align:top;padding:.5em .75em .5em 0;border-bottom:1px solid #b1b4b6;border-bottom-color:var(--line)}
th:last-child,td:last-child{padding-right:0}
tbody th{font-weight:400}
th:not(.running),td:not(.running){white-space:nowrap}
.running{overflow-wrap:anywhere;min-width:9rem}
.number{text-align:right;font-variant-numeric:tabular-nums}
figure{margin:1.5em 0}
.bars{list-style:none;margin:0;padding:0;max-width:none}
.bars li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1em;margin:0 0 .8em;break-inside:avoid}
.bars span{font-weight:600}
.bars svg{display:block;flex:0 0 100%}
.track{fill:var(--track)}.open{fill:var(--open)}.solid{fill:var(--bar)}
details{margin:.75em 0;border-bottom:1px solid #b1b4b6;border-bottom-color:var(--line);padding-bottom:.6em}
summary{cursor:pointer;padding:.3em 0}
summary h4{display:inline;margin:0}
summary span{display:block;color:#484f56;color:var(--soft)}
code{font-size:.9em;overflow-wrap:anywhere}
@media screen and (max-width:41.99rem){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,caption,tbody,tr,th,td{display:block}
tr{padding:.6em 0;border-bottom:1px solid #b1b4b6;border-bottom-color:var(--line)}
th,td{padding:.1em 0;border:0}
th:not(.running),td:not(.running){white-space:normal}
tbody th{font-weight:600}
td[data-head]::before{content:attr(data-head) ": ";color:#484f56;color:var(--soft)}
td:empty{display:none}
.number{text-align:left}
.mark{min-width:8.5em}}
@media (forced-colors:active){.mark,.bars svg{border:1px solid;forced-color-adjust:none}}
@page{size:A4;margin:17mm 17mm 18mm}
@media print{:root{--ground:#fff;--text:#000;--soft:#333;--line:#999;--accent:#123a6d;--panel:#f3f5f8;--bar:#1d4f91;--open:#9db7d8;--track:#e4e7ec;--good:#dcefe3;--fair:#fdf0cc;--poor:#fadfdb;--none:#eceff3;--edge:#1d4f91;--warn:#9a3412}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{max-width:none;padding:0;font-size:10pt;line-height:1.42}
header{border-top-width:4pt;padding-top:6pt}
h1{font-size:20pt;margin-bottom:.4em}h1.long{font-size:16pt}h1.longest{font-size:13pt}h2{font-size:14.5pt}h3{font-size:12pt}h4{font-size:10.5pt}
h1,h2,h3,h4,summary,caption{break-after:avoid}
h2,h3,h4{margin-top:1.2em}
p{margin:.5em 0}
p,li,dd{orphans:3;widows:3;max-width:none}
table,caption,figcaption{font-size:9pt}
.bars li{margin-bottom:.35em;font-size:9pt}
.running{min-width:0}
thead{display:table-header-group}
tr,figure,.banner{break-inside:avoid}
.table:not(:has(tr:nth-child(12))){break-inside:avoid}
.table{overflow:visible}
.front{break-after:page;font-size:8.8pt;line-height:1.25}.front dd p{margin:0}
.front dl{gap:.1em 1em;margin:.4em 0;grid-template-columns:fit-content(35%) 1fr}
.front h2{font-size:11pt;border-top-width:1.5pt;padding-top:.3em;margin-bottom:.25em}
.front section{padding-top:.3rem}.front .sections section{break-inside:auto}.marks,.front li{break-inside:avoid}
.front .banner{margin:.5em 0;padding:.35em .8em}
.front section ul,.front section p,.front section dl{font-size:8.8pt;margin:.15em 0}
.front section li{margin:.06em 0}
.front .sections{column-gap:8mm}
.marks li{padding:.04em 0}
.mark{min-width:8em;padding:0 .5em}
.banner{padding:.5em .8em}
.banner.ready,.banner.readywithactions,.banner.notready,.banner.incomplete{font-size:11.5pt}
nav{margin-top:0}
nav ol{columns:1}
nav a{color:inherit;text-decoration:none}
details::details-content{content-visibility:visible;height:auto;display:block}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
a{text-decoration-thickness:.5pt}}
@supports not selector(::details-content){@media print{details:not([open]) summary::after{content:" (folded in this print: open it first)"}}}
`

// Stylesheet gives the look of an HTML document, for pages of a site that look the same.
func Stylesheet() string { return style }

// style writes what runs on every page, and its number, into the margins of a print.
func (r Running) style() string {
	const small = ";font:7.5pt Arial,sans-serif;color:#333}"
	return "@page{@top-left{content:\"" + quoted(r.Head) + "\"" + small +
		"@bottom-left{content:\"" + quoted(r.Foot) + "\"" + small +
		"@bottom-right{content:\"Page \" counter(page) \" of \" counter(pages)" + small + "}\n"
}

// quoted makes a text fit for a string of a style: no mark in it can end it.
func quoted(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"\\<>{}&", r) {
			return -1
		}
		return r
	}, oneLine(text))
}
