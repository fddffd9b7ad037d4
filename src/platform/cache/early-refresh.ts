import type { Box } from './box.js';

/**
 * Whether a value is to be loaded anew now, before its time is over: the likelier the less is left of it and the longer
 * a load takes, so that of many processes that read it one is early and none is late (XFetch: Vattani, Chierichetti,
 * Lowenstein, "Optimal Probabilistic Cache Stampede Prevention", VLDB 2015; with a beta of 1).
 * @param random from 0 to 1
 */
export function isDueEarly({ loadMs, freshUntil }: Box<unknown>, now: number, random: number): boolean {
  return now - loadMs * Math.log(random) >= freshUntil;
}
