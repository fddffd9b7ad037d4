import type { Admitted } from './messages.js';
import { WINDOW_MICROS } from './policies.js';

/** The server's clock may run a little slower or faster than the one used for measuring. */
const MARGIN_MICROS = 5_000;

/** The most of these that were certainly decided on within one window. */
export function busiestWindow(admitted: readonly Admitted[]): number {
  const inOrder = admitted.toSorted((one, other) => one.sentMicros - other.sentMicros);
  let busiest = 0;
  for (const [first, { sentMicros }] of inOrder.entries()) {
    const end = sentMicros + WINDOW_MICROS - MARGIN_MICROS;
    let inside = 0;
    for (let index = first; (inOrder[index]?.sentMicros ?? end) < end; index += 1) {
      if ((inOrder[index]?.receivedMicros ?? end) < end) inside += 1;
    }
    busiest = Math.max(busiest, inside);
  }
  return busiest;
}
