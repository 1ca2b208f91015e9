const LIGHT = `--chart-ink:#38261f;--chart-muted:#7d6257;--chart-line:#e8d6c6;--chart-field:#fffaf4;--chart-run:#2f6f73;--chart-missed:#b23a24;--chart-target:#bd4630;--chart-series-2:#9a6a10;--chart-series-3:#6a4c93`
const DARK = `--chart-ink:#f5e7dd;--chart-muted:#b89f92;--chart-line:#402e27;--chart-field:#241916;--chart-run:#7cc4c4;--chart-missed:#ff9077;--chart-target:#ff9077;--chart-series-2:#e2b25a;--chart-series-3:#c3a6ea`

/** The colours of the charts as a style sheet: light, dark by the system, and either by `data-theme` on the root; paper is light. */
export const chartStyles = `:root{${LIGHT}}
:root[data-theme="dark"]{${DARK}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){${DARK}}}
.chart{display:block;width:100%;height:auto;overflow:visible;font:12px system-ui,sans-serif;font-variant-numeric:tabular-nums}
.chart-label{fill:var(--chart-muted);font-size:12px}
.chart-tick{fill:var(--chart-muted);font-size:12px}
.chart-note{font-size:12px;font-weight:600;paint-order:stroke;stroke:var(--chart-field);stroke-width:4px;stroke-linejoin:round}
.chart-legend{fill:var(--chart-ink);font-size:12px}
.chart-note-latest{fill:var(--chart-ink);font-size:13px}
.chart-grid{stroke:var(--chart-line);fill:none}
.chart-axis{stroke:var(--chart-muted);fill:none;opacity:.6}
.chart-target{stroke:var(--chart-target);stroke-width:1.5;stroke-dasharray:6 4;fill:none}
.chart-median{stroke:var(--chart-muted);stroke-dasharray:1 4;stroke-linecap:round;stroke-width:1.5;fill:none}
.chart-thread{stroke:var(--chart-run);opacity:.28;stroke-width:1.5;fill:none}
.chart-run{fill:var(--chart-run);stroke:var(--chart-field);stroke-width:1}
.chart-missed{fill:var(--chart-field);stroke:var(--chart-missed);stroke-width:2.5}
.chart-line{fill:none;stroke-width:2;stroke-linejoin:round}
.chart-series-1{stroke:var(--chart-run)}
.chart-series-2{stroke:var(--chart-series-2);stroke-dasharray:7 3}
.chart-series-3{stroke:var(--chart-series-3);stroke-dasharray:2 3}
.chart-dot{fill:var(--chart-run)}
.chart-latest{stroke:var(--chart-field);stroke-width:2}
`
