import { chartStyles } from '@eva/charts'

const LIGHT = `color-scheme:light;--paper:#fbf4ec;--raised:#fffaf4;--sunken:#f4e8dc;--line:#e8d6c6;--ink:#38261f;--muted:#7d6257;--accent:#bd4630;--good:#2f6f4e;--fair:#8a5a00;--bad:#b3261e;--good-soft:#e2efe4;--fair-soft:#f8ead0;--bad-soft:#fbe0da;--shadow:0 1px 2px rgb(94 48 32/6%),0 8px 28px rgb(94 48 32/7%)`
const DARK = `color-scheme:dark;--paper:#1a1210;--raised:#241916;--sunken:#2d201c;--line:#402e27;--ink:#f5e7dd;--muted:#b89f92;--accent:#ff9077;--good:#8fd0a8;--fair:#e9bd6b;--bad:#ff9b8a;--good-soft:#20352a;--fair-soft:#3b2d17;--bad-soft:#4a2420;--shadow:0 1px 2px rgb(0 0 0/30%),0 10px 32px rgb(0 0 0/30%)`

/** Everything the page needs to look like itself, anywhere, offline. Text pairs keep 4.5 : 1 or better. */
export const pageStyles = `:root{${LIGHT}}
:root[data-theme="dark"]{${DARK}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){${DARK}}}
${chartStyles}:root{--serif:ui-serif,"New York","Iowan Old Style",Charter,Georgia,"Noto Serif","Liberation Serif",serif}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 -apple-system,"Segoe UI",Roboto,"Noto Sans",Ubuntu,Cantarell,"Liberation Sans",Arial,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:1120px;margin:0 auto;padding:40px 24px 64px}
h1,h2,h3,p,ul,dl,figure{margin:0;padding:0}
h1{font:500 clamp(1.9rem,4.5vw,2.7rem)/1.15 var(--serif);letter-spacing:-.01em;text-wrap:balance}
h2{font:500 1.45rem/1.3 var(--serif);margin-bottom:14px}
h3{font-size:1rem;font-weight:650;line-height:1.4}
section{margin-top:48px}
.muted{color:var(--muted)}
.small{font-size:.875rem}
.card{background:var(--raised);border:1px solid var(--line);border-radius:16px;padding:20px 22px;box-shadow:var(--shadow)}
.opening{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:32px;align-items:center}
.brand{display:flex;align-items:center;gap:10px;font-weight:600;color:var(--muted);margin-bottom:22px}
.orb{width:22px;height:22px;border-radius:50%;background:radial-gradient(circle at 34% 28%,#ffe6d6,#f08a6c 52%,#c8472f)}
.score{font:500 clamp(4rem,11vw,6.2rem)/1 var(--serif);letter-spacing:-.03em;font-variant-numeric:lining-nums;margin:18px 0 8px}
.status{display:inline-block;border-radius:99px;padding:3px 12px;font-size:.875rem;font-weight:650;vertical-align:middle}
.good{color:var(--good)}.fair{color:var(--fair)}.bad{color:var(--bad)}
.on-good{background:var(--good-soft);color:var(--good)}.on-fair{background:var(--fair-soft);color:var(--fair)}.on-bad{background:var(--bad-soft);color:var(--bad)}
.on-muted{background:var(--sunken);color:var(--muted)}
.bars{display:grid;gap:15px}
.bar-head{display:flex;justify-content:space-between;gap:12px;font-weight:600}
.bar-head .value{font-variant-numeric:tabular-nums;font-weight:500;color:var(--muted)}
.bar{height:9px;border-radius:9px;background:var(--sunken);overflow:hidden;margin-top:6px}
.bar i{display:block;height:100%;border-radius:9px;background:currentColor}
.findings{display:grid;gap:12px}
.finding{border-left:4px solid currentColor;border-radius:6px 16px 16px 6px}
.finding>*{color:var(--ink)}
.finding-head{display:flex;flex-wrap:wrap;gap:6px 10px;align-items:center;margin-bottom:6px}
.finding p+p{margin-top:6px}
.two{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:20px}
.two>*{min-width:0}
.list{list-style:none;display:grid;gap:7px}
.list li{display:flex;gap:10px;align-items:baseline}
.list .mark{flex:none;width:1.1em;text-align:center;font-weight:700}
.list .change{margin-left:auto;white-space:nowrap;font-variant-numeric:tabular-nums;color:var(--muted)}
.stack>*+*{margin-top:14px}
.stack>ul+h2{margin-top:26px}
figure{break-inside:avoid}
figcaption{margin-bottom:10px}
.narrow{display:none}
.scroll{overflow-x:auto;padding:0}
table{width:100%;border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{padding:9px 12px;text-align:right;border-top:1px solid var(--line);white-space:nowrap}
th:first-child,td:first-child{text-align:left;padding-left:22px;white-space:normal;min-width:190px}
th:last-child,td:last-child{padding-right:22px}
thead th{border-top:0;color:var(--muted);font-weight:500;font-size:.82rem}
tbody th{font-weight:500}
tbody th[colspan]{font:500 1.05rem/1.3 var(--serif);background:var(--sunken);padding-block:8px}
.note{display:block;color:var(--muted);font-size:.82rem;font-weight:400}
.arrow{display:inline-block;min-width:1.2em;text-align:center;font-weight:700}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:14px 26px}
.facts dt{color:var(--muted);font-size:.82rem}
.facts dd{margin:0;overflow-wrap:anywhere}
details>summary{cursor:pointer;color:var(--accent);font-weight:600;padding:6px 0;margin-top:14px}
details[open]>summary{margin-bottom:12px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:4px}
@media screen and (max-width:760px){
main{padding:24px 16px 48px}
section{margin-top:38px}
.opening,.two{grid-template-columns:minmax(0,1fr)}
.card{padding:16px;border-radius:14px}
.scroll{padding:0}
.wide{display:none}.narrow{display:block}
.figures thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.figures,.figures tbody{display:block}
.figures tr{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));padding:11px 16px;border-top:1px solid var(--line);gap:4px 10px}
.figures tbody:first-of-type tr:first-child{border-top:0}
.figures tr.aspect{display:block;padding:0}
.figures tr.aspect th{display:block;padding:8px 16px}
.figures th,.figures td,.figures th:first-child,.figures td:last-child{border:0;padding:0;text-align:left;min-width:0;white-space:normal}
.figures tr:not(.aspect) th{grid-column:1/-1;font-weight:600}
.figures td::before{content:attr(data-name);display:block;color:var(--muted);font-size:.75rem}
.figures td.empty{display:none}
}
@media print{
:root{--shadow:none;--paper:#fff;--raised:#fff;--chart-field:#fff}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0}
section{margin-top:28px}
.card,tr{break-inside:avoid}
.scroll{break-inside:auto;overflow:visible}
details::details-content{content-visibility:visible;display:block;block-size:auto}
details>summary{display:none}
.two{gap:12px}
.two+details .two{margin-top:12px}
.wide{display:none}.narrow{display:block;max-width:430px}
.card{padding:12px 14px}.scroll{padding:0}
h2{break-after:avoid}
table{font-size:.75rem}
th,td{padding:5px 6px}
th:first-child,td:first-child{min-width:130px;padding-left:12px}
th:last-child,td:last-child{padding-right:12px}
}
`
