import { focusPlace } from './focus-place.js';

/** The page that the focus was put into last. The first one begins where the browser begins. */
let begun = location.pathname;

/**
 * Puts the focus to the head of a page that was gone to, or to its content until it has one: to those who hear pages, a link that
 * is followed says nothing by itself. Whoever types, such as into the search, goes on typing.
 */
export function beginPage(): void {
  const content = document.querySelector('main');
  const active = document.activeElement;
  if (!content || active?.matches('input, textarea, select')) return;
  const isAtContent = active === content;
  if (location.pathname === begun && !isAtContent) return;
  begun = location.pathname;
  focusPlace(content.querySelector('h1') ?? content);
}
