import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../test/support/eventually.js';
import type { LoadPlatform } from '../load/load-platform.js';

const WRONG_MS = 5_000;
/** The precision of the `Date` header. */
const ROUNDING_SECONDS = 2;

/**
 * Sets the clock of one API process wrong for a while, then right again.
 * @param seconds how far it is ahead of the other clocks
 * @param scale a factor for the duration
 */
export async function shiftClock(
  { clock, fleet }: Pick<LoadPlatform, 'clock' | 'fleet'>,
  seconds: number,
  scale: number,
): Promise<void> {
  const [address] = fleet.addresses();
  if (!clock || address === undefined) throw new RangeError('There is no clock that could be moved.');
  await clock.shift(seconds);
  await until(address, seconds);
  await delay(WRONG_MS * scale);
  await clock.shift(0);
  await until(address, 0);
}

async function until(address: string, seconds: number): Promise<void> {
  await eventually(
    () => secondsAhead(address),
    (ahead) => Math.abs(ahead - seconds) <= ROUNDING_SECONDS,
  );
}

/** Its own time, from the `Date` header of a response. */
async function secondsAhead(address: string): Promise<number> {
  const { headers } = await fetch(`${address}/health/live`);
  return (Date.parse(headers.get('date') ?? '') - Date.now()) / 1_000;
}
