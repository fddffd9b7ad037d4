import { createHash } from 'node:crypto';
import type { GraphiqlExample } from '../graphiql-examples.js';

/** Only scripts and connections of our own origin. The editor creates its styles at run time. */
export const GRAPHIQL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface GraphiqlPage {
  /** The path of the API. */
  readonly path: string;
  readonly assetsPath: string;
  readonly examples: readonly GraphiqlExample[];
  /** Sent with the examples, such as a demo viewer's `authorization`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The HTML page for browsers at the path of the API. */
export function renderGraphiql({ path, assetsPath, examples, headers }: GraphiqlPage): string {
  const headerText = JSON.stringify(headers, null, 2);
  const tabs = examples.map(({ query, variables }) => ({
    query,
    variables: JSON.stringify(variables, null, 2),
    headers: headerText,
  }));
  const edition = createHash('sha256').update(JSON.stringify(tabs)).digest('hex').slice(0, 12);
  const settings = JSON.stringify({ path, tabs, headers: headerText, edition: `${edition}:` });

  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>StreamCore · GraphiQL</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${assetsPath}/graphiql.css" />
    <style>html, body, #graphiql { height: 100%; margin: 0; }</style>
    <script id="settings" type="application/json">${settings.replaceAll('<', '\\u003c')}</script>
    <script defer src="${assetsPath}/react.js"></script>
    <script defer src="${assetsPath}/react-dom.js"></script>
    <script defer src="${assetsPath}/graphiql.js"></script>
    <script type="module" src="${assetsPath}/boot.js"></script>
  </head>
  <body><div id="graphiql">Loading…</div></body>
</html>
`;
}
