import { focusPlace } from './focus-place.js';

/** The page that the focus was put into last, and where. The first one begins where the browser begins. */
let begun = location.pathname;
let place: HTMLElement | null = null;

/**
 * Puts the focus to the head of a page that was gone to, or to its content until it has one: to those who hear pages, a link that
 * is followed says nothing by itself. Whoever types, such as into the search, goes on typing.
 */
export function beginPage(): void {
  const content = document.querySelector('main');
  const active = document.activeElement;
  if (!content || active?.matches('input, textarea, select')) return;
  // The page before may have come only when this one's address was there already, and have taken the focus along.
  const isGone = place !== null && !place.isConnected && active === document.body;
  if (location.pathname === begun && active !== content && !isGone) return;
  begun = location.pathname;
  place = content.querySelector('h1') ?? content;
  focusPlace(place);
}
