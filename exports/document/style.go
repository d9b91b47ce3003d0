package document

// style is the look of an HTML document. Every pair of text and ground has a
// contrast of at least 4.5 to 1, in light and dark.
const style = `:root{--ground:#fff;--text:#1b1b1f;--soft:#52525b;--line:#d4d4d8;--accent:#1d4f91;--bar:#1d4f91;--open:#9db7d8;--track:#ececf0;--good:#14532d;--warn:#7c2d12}
@media (prefers-color-scheme:dark){:root{--ground:#17171b;--text:#ececf1;--soft:#b4b4bf;--line:#3f3f46;--accent:#9cc3ff;--bar:#7fb0f5;--open:#3d5a83;--track:#2a2a30;--good:#86efac;--warn:#fdba74}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:52rem;padding:2rem 1.25rem 4rem;background:var(--ground);color:var(--text);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25;margin:2em 0 .5em;break-after:avoid}
h1{font-size:1.9rem;margin-top:0}
h2{font-size:1.45rem;border-bottom:1px solid var(--line);padding-bottom:.25em}
h3{font-size:1.2rem}
h4{font-size:1rem}
a{color:var(--accent)}
a:focus-visible,.table:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
nav ul{columns:2 16rem;padding-left:1.2em;font-size:.95rem}
blockquote{margin:.75em 0;padding:.1em 1em;border-left:3px solid var(--line)}
.banner{padding:.75em 1em;border:1px solid var(--line);border-left:6px solid var(--accent)}
.banner.ready,.banner.readywithactions{border-left-color:var(--good)}
.banner.notready,.banner.incomplete,.banner.example,.banner.warning{border-left-color:var(--warn)}
.banner.example{font-weight:700}
dt{font-weight:600;margin-top:.6em;break-after:avoid}
dd{margin:0 0 0 1em}
@media (min-width:42rem),print{dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.35em 1.25em}
dt,dd{margin:0}dd>p:first-child{margin-top:0}}
dd p,blockquote p{margin:.25em 0}
.table{overflow-x:auto}
table{border-collapse:collapse;font-size:.95rem;width:100%;margin:1em 0}
caption,figcaption{text-align:left;color:var(--soft);font-size:.9rem;padding-bottom:.4em}
th,td{overflow-wrap:normal;text-align:left;vertical-align:top;padding:.35em .5em;border-bottom:1px solid var(--line)}
td:not(.running){white-space:nowrap}
.running{overflow-wrap:anywhere;min-width:9rem}
.number{text-align:right;font-variant-numeric:tabular-nums}
figure{margin:1em 0}
svg{width:100%;min-width:34rem;height:auto;font-size:13px}
svg text{fill:var(--text)}
.track{fill:var(--track)}.open{fill:var(--open)}.solid{fill:var(--bar)}
code{font-size:.9em}
@page{size:A4;margin:18mm}
@media print{:root{--ground:#fff;--text:#000;--soft:#333;--line:#999;--accent:#000;--bar:#333;--open:#aaa;--track:#eee;--good:#000;--warn:#000}
body{max-width:none;padding:0;font-size:10.5pt}table{font-size:9.5pt}
nav{display:none}
h1{font-size:18pt}h2{font-size:14pt}h3{font-size:12pt}h4{font-size:10.5pt}
h1,h2,h3,h4{margin-top:1.2em}
p{margin:.6em 0}
p,li,dd{orphans:3;widows:3}
h2+p,h3+p,thead tr{break-after:avoid}
tbody tr:first-child{break-before:avoid}
dt{break-after:auto}
.table:not(:has(tr:nth-child(20))){break-inside:avoid}
tr,figure,.banner{break-inside:avoid}
svg{min-width:0}
.table{overflow:visible}}
`
