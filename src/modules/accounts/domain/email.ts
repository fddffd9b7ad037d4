import { InvalidInputError } from '../../../shared/domain-error.js';

/** The most characters of an address and of what precedes its @ (RFC 5321, 4.5.3.1; less the angle brackets). */
const LONGEST = 254;
const LONGEST_LOCAL_PART = 64;
/** The length above which input is rejected without further processing. */
const LONGEST_INPUT = 1_000;

/** Invisible and blank characters. */
const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
/** Words of plain characters with single dots between them (RFC 5321, 4.1.2: Dot-string). */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** Characters with a meaning in URLs, which are used to parse host names. */
const URL_SYNTAX = /[/?#\\:@%[\]]/;
/** At least two labels (RFC 1123, 2.1), the last one not numeric, so that IP addresses are not domains. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The canonical form in which an address is stored and looked up: trimmed, NFKC, lower case, with its domain as in the
 * DNS (IDNA). Only plain characters are allowed before the @, so that look-alike addresses cannot be different accounts.
 * @throws InvalidInputError when it is not a valid address
 */
export function normaliseEmail(text: string): string {
  if (text.length > LONGEST_INPUT) throw notAnAddress();
  const typed = text.trim().normalize('NFKC').toLowerCase();
  const at = typed.lastIndexOf('@');
  if (at < 1 || INVISIBLE.test(typed)) throw notAnAddress();

  const localPart = typed.slice(0, at);
  if (!/^\p{ASCII}*$/u.test(localPart)) {
    throw new InvalidInputError({ email: 'Before the @, use only letters from a to z, digits and signs.' });
  }
  const domain = toAsciiDomain(typed.slice(at + 1));
  const email = `${localPart}@${domain}`;
  const isAddress =
    LOCAL_PART.test(localPart) && localPart.length <= LONGEST_LOCAL_PART && DOMAIN.test(domain);
  if (!isAddress || email.length > LONGEST) throw notAnAddress();
  return email;
}

/** In its DNS form, which exposes look-alike letters (RFC 5891); empty when it is invalid. */
function toAsciiDomain(domain: string): string {
  const url = `http://${domain}/`;
  return URL_SYNTAX.test(domain) || !URL.canParse(url) ? '' : new URL(url).hostname;
}

function notAnAddress(): InvalidInputError {
  return new InvalidInputError({ email: 'Give an e-mail address such as name@example.com.' });
}
