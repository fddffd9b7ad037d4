import type { CachedValue } from './cached-value.js';

/**
 * Whether to refresh a value before it expires: the probability grows as its expiry approaches and with the duration of a
 * load, so that of many processes that read it, one refreshes early and none late (XFetch: Vattani, Chierichetti,
 * Lowenstein, "Optimal Probabilistic Cache Stampede Prevention", VLDB 2015; with a beta of 1).
 * @param random from 0 to 1
 */
export function isDueEarly(
  { loadMs, freshUntil }: CachedValue<unknown>,
  now: number,
  random: number,
): boolean {
  return now - loadMs * Math.log(random) >= freshUntil;
}
