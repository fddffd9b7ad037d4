import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../test/support/eventually.js';
import type { LoadPlatform } from '../load/load-platform.js';

const WRONG_MS = 5_000;
/** What `Date` leaves out. */
const ROUNDING_SECONDS = 2;

/**
 * The clock of one API process is wrong for a while, then right again.
 * @param seconds by how much it is ahead of everybody else's
 * @param scale what the while is multiplied with
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

/** By its own account, which stands in each of its answers. */
async function secondsAhead(address: string): Promise<number> {
  const { headers } = await fetch(`${address}/health/live`);
  return (Date.parse(headers.get('date') ?? '') - Date.now()) / 1_000;
}
