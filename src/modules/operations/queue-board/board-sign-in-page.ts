import { renderPage } from '../../../platform/http/page.js';
import { PAGE_STYLE } from '../../../platform/http/page-style.js';

const SCRIPT = `
// The session of this browser's last sign-in here, which the next sign-in replaces.
const DEVICE = 'streamcore-queue-board-device';
const form = document.querySelector('form');
const button = form.querySelector('button');
const status = document.querySelector('[role="status"]');

function say(text, isBad) {
  status.textContent = text;
  status.classList.toggle('bad', isBad);
}

function reasonOf({ message, extensions }) {
  return extensions.code === 'DEVICE_LIMIT_REACHED'
    ? 'Your plan has room for no other device. Sign one out in your account, at /account/devices, and come back.'
    : message;
}

async function send(query, variables, headers) {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(reasonOf(errors[0]));
  return data;
}

async function signIn() {
  const input = {
    ...Object.fromEntries(new FormData(form)),
    deviceName: 'Queue board',
    replaceDeviceId: localStorage.getItem(DEVICE),
  };
  const query = 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { accessToken } }';
  const { accessToken } = (await send(query, { input }, {})).signIn;
  const headers = { authorization: 'Bearer ' + accessToken };
  const opened = await fetch('/admin/queues/session', { method: 'POST', headers });
  if (!opened.ok) {
    // Callers who are not administrators are signed out again.
    await send('mutation SignOut { signOut }', {}, headers);
    throw new Error('Only administrators may do this.');
  }
  localStorage.setItem(DEVICE, (await opened.json()).deviceId);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  say('One moment …', false);
  try {
    await signIn();
    location.reload();
  } catch (error) {
    button.disabled = false;
    say(error instanceof TypeError ? 'StreamCore cannot be reached. Try again in a moment.' : error.message, true);
  }
});
`;

/** The page for callers who are not signed in to the board. */
export const BOARD_SIGN_IN_PAGE = renderPage({
  title: 'StreamCore · Queues',
  style: PAGE_STYLE,
  script: SCRIPT,
  body: `<main>
<h1>Queues</h1>
<form method="post">
<p>For administrators. You stay signed in here for as long as an access token holds, and as one device, however often.</p>
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="username" required />
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required />
<button>Sign in</button>
</form>
<p role="status"></p>
<noscript><p>This page needs JavaScript.</p></noscript>
</main>`,
});
