import { focusPlace } from './focus-place.js';

/** An element that had the focus, and what stood around it, from the inside out. */
type Trail = readonly HTMLElement[];

/** What is worth coming back to: it has a name, or is the page. */
const PLACES = 'section, [role="region"], [role="dialog"], main';
/** A control that is disabled for as long as it does what it was pressed for. */
const BUSY = '[data-loading]';
/** A dialog, and what it was opened from, are remembered with what is between them. */
const MOST_TRAILS = 20;

/**
 * Whoever works by keyboard or hears the page loses their place where the control under the focus is disabled or goes away, such as
 * "Resume" once it goes on: browsers let the focus fall to the page then. It comes back to the control as soon as that can be
 * used again; in place of one that is gone, or that has nothing more to do, comes the nearest part of the page around it.
 */
export function keepFocus(): void {
  const trails: Trail[] = [];
  let isLetGo = false;

  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    isLetGo = false;
    trails.unshift(trailOf(target));
    trails.length = Math.min(trails.length, MOST_TRAILS);
  });
  // Who presses on nothing lets the focus go by themselves; on a control, it has the focus next.
  document.addEventListener('pointerdown', () => {
    isLetGo = true;
  });
  function stay(): void {
    if (isLetGo || document.activeElement !== document.body) return;
    const place = placeToStay(trails);
    if (place) focusPlace(place);
  }
  // On its way from one control to the next the focus is nowhere for a moment: it has arrived by then.
  new MutationObserver(() => setTimeout(stay)).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled', 'data-loading'],
  });
}

function trailOf(element: HTMLElement): Trail {
  const trail: HTMLElement[] = [];
  for (let one: HTMLElement | null = element; one !== null; one = one.parentElement) trail.push(one);
  return trail;
}

/** Null where there is none, and while a control is busy with what it was pressed for. */
function placeToStay(trails: readonly Trail[]): HTMLElement | null {
  for (const trail of trails) {
    const [element] = trail;
    if (element?.isConnected && element.matches(BUSY)) return null;
    if (element?.isConnected && !element.matches(':disabled')) return element;
    const around = trail.find((one) => one.isConnected && one.matches(PLACES));
    if (around) return around;
  }
  return null;
}
