/**
 * The browser script of the pages that e-mails link to. Nothing happens until a button is pressed, so link scanners
 * cannot trigger anything. The token is removed from the address bar and the history at once.
 */
export const EMAIL_LINK_SCRIPT = `
const settings = JSON.parse(document.getElementById('settings').textContent);
const form = document.querySelector('form');
const button = form.querySelector('button');
const status = document.querySelector('[role="status"]');
const token = new URLSearchParams(location.hash.slice(1)).get('token');
history.replaceState(null, '', location.pathname);

function say(text, isBad) {
  status.textContent = text;
  status.classList.toggle('bad', isBad);
}

async function send() {
  const fields = Object.fromEntries(new FormData(form));
  const response = await fetch(settings.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: settings.query, variables: { input: { token, ...fields } } }),
  });
  const { errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
}

if (!token) {
  button.disabled = true;
  say('This page is opened from the link in an e-mail. The link seems to be incomplete.', true);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  say('One moment …', false);
  try {
    await send();
    form.hidden = true;
    say(settings.done, false);
  } catch (error) {
    button.disabled = false;
    say(error instanceof TypeError ? 'StreamCore cannot be reached. Try again in a moment.' : error.message, true);
  }
  status.focus();
});
`;
