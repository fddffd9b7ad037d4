import { createHash } from 'node:crypto';

/** A self-contained HTML page, which loads nothing and runs only its own script. */
export interface Page {
  readonly title: string;
  /** HTML. */
  readonly body: string;
  readonly style: string;
  /** JavaScript; optional. */
  readonly script?: string;
}

export interface RenderedPage {
  readonly html: string;
  /** The content security policy to send with it. */
  readonly policy: string;
}

/** Escapes text for HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Style and script are allowed by their hashes: injected ones do not run. */
export function renderPage({ title, body, style, script }: Page): RenderedPage {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="data:," />
    <style>${style}</style>
  </head>
  <body>
${body}
${script === undefined ? '' : `<script>${script}</script>`}
  </body>
</html>
`;
  const policy = [
    "default-src 'none'",
    `style-src ${hashSource(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashSource(script)}`, "connect-src 'self'"]),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html, policy };
}

function hashSource(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
