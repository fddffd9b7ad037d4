import { renderPage } from '../../../platform/http/page.js';
import { PAGE_STYLE } from '../../../platform/http/page-style.js';

const SCRIPT = `
const button = document.querySelector('button');
const status = document.querySelector('[role="status"]');

button.addEventListener('click', async () => {
  button.disabled = true;
  try {
    const ended = await fetch('/admin/queues/session', { method: 'DELETE' });
    if (!ended.ok) throw new Error();
    location.replace('/admin/queues');
  } catch {
    button.disabled = false;
    status.textContent = 'StreamCore cannot be reached. Try again in a moment.';
    status.classList.add('bad');
  }
});
`;

/** The page for signing out of the board: with a button, because a GET request must not end anything. */
export const BOARD_SIGN_OUT_PAGE = renderPage({
  title: 'StreamCore · Queues',
  style: PAGE_STYLE,
  script: SCRIPT,
  body: `<main>
<h1>Queues</h1>
<p>Signing out here frees the place that this browser takes among your devices.</p>
<button>Sign out</button>
<p role="status"></p>
<p><a href="/admin/queues">Back to the queues</a></p>
<noscript><p>This page needs JavaScript.</p></noscript>
</main>`,
});
