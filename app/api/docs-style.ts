// The style of /api/docs: the portal's tokens, light and dark; nothing from elsewhere.

export const docsStyle = `
:root { color-scheme: light dark; --paper: #f8f5ee; --sheet: #fffdf8; --ink: #1e2422; --ink-2: #59625d; --line: #ddd5c5; --act: #1d4f63; --act-wash: #e6eef0; --seal: #a5302a;
  --serif: 'Songti SC', 'Source Han Serif SC', 'Noto Serif CJK SC', 'Noto Serif SC', SimSun, serif; --sans: system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181a; --sheet: #1a2023; --ink: #e9e4d9; --ink-2: #a6ada8; --line: #343c40; --act: #86bccd; --act-wash: #1f2e34; --seal: #e58579; } }
html { font: 400 16px/1.7 var(--sans); color: var(--ink); background: var(--paper); }
body { margin: 0 auto; max-width: 60rem; padding: 1.4rem 1.2rem 3rem; overflow-wrap: anywhere; }
h1, h2, h3 { font-family: var(--serif); line-height: 1.35; } h2 { margin-top: 2.2rem; border-bottom: 2px solid var(--ink); } h3 { margin: 0; }
a { color: var(--act); text-underline-offset: .2em; } :focus-visible { outline: 2px solid var(--act); outline-offset: 2px; }
header.top { display: flex; gap: 1rem; align-items: baseline; flex-wrap: wrap; } header.top form { margin-left: auto; }
header.top button { font: inherit; background: none; border: 0; color: var(--act); text-decoration: underline; cursor: pointer; padding: .4rem 0; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: .5rem 1rem; }
.note { color: var(--ink-2); font-size: .8125rem; }
dl { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: .35rem 1.4rem; } dt { color: var(--ink-2); } dd { margin: 0; }
nav ul { padding-left: 1.2rem; }
article { background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; padding: 1.1rem 1.2rem; margin: 1.2rem 0; }
article > p { margin: .6rem 0; }
code, pre { font: .8125rem/1.6 ui-monospace, 'Cascadia Mono', Consolas, monospace; } .call { display: block; padding: .35rem .7rem; background: var(--act-wash); border-left: 3px solid var(--act); margin: .6rem 0; }
pre { background: var(--paper); border: 1px solid var(--line); padding: .7rem; overflow-x: auto; white-space: pre; }
table { border-collapse: collapse; width: 100%; font-size: .8125rem; } th { text-align: left; border-bottom: 2px solid var(--ink); padding: .35rem .6rem; } td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; vertical-align: top; }
h4 { margin: 1rem 0 .2rem; font-size: .8125rem; color: var(--ink-2); }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; } }
@media print { .skip, header.top form { display: none; } html { background: #fff; color: #000; font-size: 11pt; } article { break-inside: avoid; } }
`
