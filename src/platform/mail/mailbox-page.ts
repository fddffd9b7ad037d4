import { escapeHtml, type RenderedPage, renderPage } from '../http/page.js';
import { PAGE_STYLE } from '../http/page-style.js';
import type { StoredMail } from './mailbox.js';

/** @param mails the newest first */
export function renderMailbox(mails: readonly StoredMail[]): RenderedPage {
  const list = mails.length === 0 ? '<p class="soft">No messages yet.</p>' : mails.map(renderMail).join('\n');
  return renderPage({
    title: 'StreamCore · Mailbox',
    style: PAGE_STYLE,
    body: `<main>
<h1>Mailbox</h1>
<p class="soft">What would have been sent by e-mail, the newest first. Set SMTP_URL to send it.</p>
${list}
</main>`,
  });
}

function renderMail({ to, subject, keptAt, text }: StoredMail): string {
  const time = keptAt.toISOString();
  return `<article>
<h2>${escapeHtml(subject)}</h2>
<p class="soft">To ${escapeHtml(to)} · <time datetime="${time}">${time.slice(0, 19).replace('T', ' ')} UTC</time></p>
<pre>${withLinks(text)}</pre>
</article>`;
}

const LINK = /(https?:\/\/[^\s<>"']+)/;

function withLinks(text: string): string {
  return text
    .split(LINK)
    .map(escapeHtml)
    .map((part, index) => (index % 2 === 1 ? `<a href="${part}" rel="noreferrer">${part}</a>` : part))
    .join('');
}
