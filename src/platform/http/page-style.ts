/** The style of our own small pages, light and dark. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1a1c22; --paper: #f6f6f9; --card: #fff; --line: #d3d4dc; --soft: #5b5e6b; --accent: #3b4bd8; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf2; --paper: #131419; --card: #1d1f27; --line: #3a3d49; --soft: #a9acb9; --accent: #a5b0ff; --bad: #ffb4ab; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 0; font-size: 1.125rem; }
article, form { margin: 1rem 0; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.soft { margin: 0; color: var(--soft); }
pre { margin: .75rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
a { color: var(--accent); }
label { display: block; margin-bottom: .25rem; font-weight: 600; }
input { width: 100%; padding: .625rem .75rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .5rem; }
button { margin-top: 1rem; padding: .625rem 1.25rem; font: inherit; font-weight: 600; color: var(--card); background: var(--accent); border: 0; border-radius: .5rem; cursor: pointer; }
button:disabled { opacity: .5; cursor: default; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[role="status"] { min-height: 1.5rem; }
[role="status"].bad { color: var(--bad); }
`;
