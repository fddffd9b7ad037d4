import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** The browser script of the page. */
const BOOT = `
SwaggerUIBundle({
  url: document.body.dataset.document,
  dom_id: '#docs',
  deepLinking: true,
  displayOperationId: true,
  displayRequestDuration: true,
  docExpansion: 'list',
  filter: true,
  persistAuthorization: false,
  validatorUrl: null,
});
`;

/** All assets of the documentation page, by file name, from an installed package: it works offline. */
export function readDocsAssets(): ReadonlyMap<string, Asset> {
  const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const read = (file: string) => readFileSync(join(swaggerUi, file));
  return new Map<string, Asset>([
    ['swagger-ui.css', { type: 'text/css; charset=utf-8', content: read('swagger-ui.css') }],
    ['swagger-ui.js', { type: JAVASCRIPT, content: read('swagger-ui-bundle.js') }],
    ['boot.js', { type: JAVASCRIPT, content: Buffer.from(BOOT) }],
  ]);
}

/** Scripts, styles and connections of our own origin only. */
export const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The HTML page that shows an OpenAPI document, with forms to try it. */
export function renderDocs(documentPath: string, assetsPath: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>StreamCore · REST</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${assetsPath}/swagger-ui.css" />
    <script defer src="${assetsPath}/swagger-ui.js"></script>
    <script defer src="${assetsPath}/boot.js"></script>
  </head>
  <body data-document="${documentPath}"><div id="docs">Loading…</div></body>
</html>
`;
}
