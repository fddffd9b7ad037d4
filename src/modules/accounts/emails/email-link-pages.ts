import { type RenderedPage, renderPage } from '../../../platform/http/page.js';
import { PAGE_STYLE } from '../../../platform/http/page-style.js';
import { RESET_PASSWORD_PATH, VERIFY_EMAIL_PATH } from './account-links.js';
import { EMAIL_LINK_SCRIPT } from './email-link-script.js';

interface EmailLinkPage {
  readonly title: string;
  readonly explanation: string;
  /** HTML. */
  readonly fields: string;
  readonly button: string;
  /** A GraphQL mutation whose input is the token and the fields. */
  readonly query: string;
  /** The message after success. */
  readonly done: string;
}

const VERIFY_EMAIL: EmailLinkPage = {
  title: 'Verify your e-mail address',
  explanation: 'Press the button if it was you who signed up with this address. If not, close this page.',
  fields: '',
  button: 'It was me',
  query: 'mutation VerifyEmail($input: VerifyEmailInput!) { verifyEmail(input: $input) }',
  done: 'Your address is verified. You can sign in with it.',
};

const RESET_PASSWORD: EmailLinkPage = {
  title: 'Choose another password',
  explanation: '8 to 128 characters, none of those that many people use. Every device is signed out.',
  fields: `<label for="newPassword">New password</label>
<input id="newPassword" name="newPassword" type="password" autocomplete="new-password" minlength="8" required aria-describedby="explanation" />`,
  button: 'Change the password',
  query: 'mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) }',
  done: 'Your password is changed, and every device is signed out. You can sign in.',
};

/** The pages behind the links in e-mails, by path. */
export const EMAIL_LINK_PAGES: ReadonlyMap<string, RenderedPage> = new Map([
  [VERIFY_EMAIL_PATH, render(VERIFY_EMAIL)],
  [RESET_PASSWORD_PATH, render(RESET_PASSWORD)],
]);

function render({ title, explanation, fields, button, query, done }: EmailLinkPage): RenderedPage {
  // Relative, in case a proxy serves the platform below a path.
  const settings = JSON.stringify({ endpoint: '../graphql', query, done });
  return renderPage({
    title: `StreamCore · ${title}`,
    style: PAGE_STYLE,
    script: EMAIL_LINK_SCRIPT,
    body: `<main>
<h1>${title}</h1>
<form method="post">
<p id="explanation">${explanation}</p>
${fields}
<button>${button}</button>
</form>
<p role="status" tabindex="-1"></p>
<noscript><p>This page needs JavaScript. Without it, give the token of the e-mail to your app.</p></noscript>
<script id="settings" type="application/json">${settings.replaceAll('<', '\\u003c')}</script>
</main>`,
  });
}
