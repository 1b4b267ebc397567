#include "adapters/web/page/style.hpp"

namespace safon::web {

// Colours are at 7:1 or more on white, and 4.5:1 where text is on colour. Sizes are relative, so that 400 % zoom gives
// one column.
const char* const style = R"(
:root { color-scheme: light; --ink: #16202a; --link: #0b4a86; --line: #b9c2cb; --pale: #f2f5f8; --good: #17603a; --bad: #97161f; --doubt: #6b4700 }
* { box-sizing: border-box }
body { font: 1rem/1.5 system-ui, "Segoe UI", Roboto, sans-serif; color: var(--ink); background: #fff; margin: 0; overflow-wrap: break-word }
a { color: var(--link) } a:hover { text-decoration-thickness: .15em }
:focus-visible, input[type=date]:focus-within { outline: .2rem solid #16202a; outline-offset: .1rem; box-shadow: 0 0 0 .4rem #ffd54a }
.wide { max-width: 72rem; margin: 0 auto; padding: .5rem 1rem }
.skip { position: absolute; left: -100rem } .skip:focus { position: static; display: block; padding: .5rem 1rem }
header { border-bottom: 1px solid var(--line); background: var(--pale) }
header > .wide { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between }
.brand { font-weight: 700; font-size: 1.4rem; text-decoration: none; color: var(--ink) }
.who { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: center } .who form { display: inline }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; max-width: 72rem; margin: 0 auto; padding: .3rem 1rem .6rem }
nav a { display: inline-block; padding: .2rem 0 } nav a[aria-current] { font-weight: 700; color: var(--ink); border-bottom: .2rem solid var(--ink); text-decoration: none }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 1rem 0 } h2 { font-size: 1.35rem; line-height: 1.25; margin: 2rem 0 .6rem } h3 { font-size: 1.1rem; margin: 1.4rem 0 .4rem }
.field { margin: 0 0 1rem } .field label, legend { display: block; font-weight: 600; margin-bottom: .2rem }
input[type=text], input[type=password], input[type=file], input[type=date], select, textarea { font: inherit; color: inherit; background: #fff; border: 2px solid var(--ink); padding: .35rem .5rem; max-width: 100%; width: 24rem; min-height: 2.75rem }
textarea { width: 40rem; height: 6rem } select { width: auto; min-width: 8rem }
fieldset { border: 0; padding: 0; margin: 0 0 1rem; min-width: 0 } .choice { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; min-height: 2.5rem } .choice input { margin-left: .4rem; width: 1.5rem; height: 1.5rem; flex: none }
.filters { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; background: var(--pale); padding: .8rem 1rem; margin: 1rem 0 } .filters .field { margin: 0; max-width: 100% }
button { font: inherit; font-weight: 600; color: #fff; background: #17603a; border: 2px solid #17603a; padding: .4rem 1rem; min-height: 2.75rem; cursor: pointer }
button:hover { background: #0f4629 } button.second { color: var(--ink); background: #fff; border-color: var(--ink) }
button.plain { color: var(--link); background: none; border: 0; padding: .2rem 0; font-weight: 400; text-decoration: underline; min-height: 1.5rem }
.problem, .notice { border-left: .5rem solid var(--bad); background: #fbeeee; padding: .6rem 1rem; margin: 1rem 0 } .problem h2 { margin: 0 } .notice { border-color: var(--good); background: #ecf5ef } .problem p, .notice p { margin: .2rem 0 }
.node, .line, summary, legend, h1, h2, h3 { overflow-wrap: anywhere } .scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem } caption { text-align: left; font-weight: 600; padding: .3rem 0 }
th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top } tbody th { font-weight: 400 }
.figure { text-align: right; font-variant-numeric: tabular-nums }
svg { width: 100%; height: auto; font: 13px system-ui, sans-serif; max-width: 60rem } svg rect { fill: #1f5f8b } svg .label { text-anchor: end } svg.diagram { width: auto; max-width: none }
.met { color: var(--good) } .not-met { color: var(--bad) } .unknown { color: var(--doubt) } .aside { color: #46525e } .tag { font-weight: 700 } .day { white-space: nowrap }
.line { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; margin: .5rem 0 } .line li { border: 1px solid var(--line); background: var(--pale); padding: .3rem .7rem } .line li[aria-current] { border: 2px solid var(--ink); font-weight: 600; background: #fff }
.tree, .tree ul { list-style: none; margin: 0; padding-left: 1rem; border-left: 2px solid var(--line) } .tree { border: 0; padding: 0 } .tree li { margin: .35rem 0 }
.node { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: .2rem 1.5rem } .evidence { list-style: none !important; margin: 0; padding: 0 !important; border: 0 !important; font-size: .95rem }
details { border: 1px solid var(--line); padding: .4rem .8rem; margin: .6rem 0 } summary { cursor: pointer; font-weight: 600; min-height: 1.75rem }
.case { border: 2px solid var(--ink); padding: .2rem 1rem 1rem; margin: 1rem 0 } .overdue { color: var(--bad); font-weight: 700 }
code, pre { font: .9rem/1.45 ui-monospace, "DejaVu Sans Mono", monospace } pre { white-space: pre-wrap; background: var(--pale); padding: .4rem .6rem; margin: .2rem 0 }
@media (max-width: 45rem) { .node { grid-template-columns: 1fr } h1 { font-size: 1.5rem } .tree ul { padding-left: .6rem } }
@media print { header nav, .who, .skip, form, .filters, .no-print { display: none } body { font-size: 10.5pt } .wide { max-width: none; padding: 0 } details > * { display: block } svg, tr, .case { break-inside: avoid } h2, h3 { break-after: avoid } .scroll { overflow: visible } a { color: inherit; text-decoration: none } }
)";

}  // namespace safon::web
