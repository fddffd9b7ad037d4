import { createHash } from 'node:crypto';

/** A page of ours: one file, that loads nothing and runs nothing but what stands in it. */
export interface Page {
  readonly title: string;
  /** HTML. */
  readonly body: string;
  readonly style: string;
  /** JavaScript. Without it, none runs. */
  readonly script?: string;
}

export interface RenderedPage {
  readonly html: string;
  /** The content security policy that it is to be sent with. */
  readonly policy: string;
}

/** What keeps a text from being taken for HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The style and the script are let through by their hashes: whatever else gets into the page does nothing. */
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
