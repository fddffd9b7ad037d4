/** What the page where one signs in is told of whoever was signed in, and is no longer. */
export const SIGNED_OUT = 'signed out';

/** Where somebody wanted to go before they had to sign in: a page of ours, whatever an address says. */
export function nextPage(parameters: URLSearchParams): string {
  const next = parameters.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
