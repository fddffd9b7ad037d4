import type { CachedValue } from './cached-value.js';

/**
 * Whether to refresh a value before it expires. The probability grows towards the expiry and with the duration of a
 * load, so that of many processes that read a value, one refreshes it early and none finds it expired (XFetch:
 * Vattani, Chierichetti, Lowenstein, "Optimal Probabilistic Cache Stampede Prevention", VLDB 2015; with a beta of 1).
 * @param random from 0 to 1
 */
export function isDueEarly(
  { loadMs, freshUntil }: CachedValue<unknown>,
  now: number,
  random: number,
): boolean {
  return now - loadMs * Math.log(random) >= freshUntil;
}
