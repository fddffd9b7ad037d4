/** How many messages one socket may send: so many at once, and so many a second in the long run. */
export interface MessageLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * Counts the messages of one socket, pings and pongs among them, in this process alone.
 * @param now milliseconds that only ever grow
 * @returns whether one more may come
 */
export function createMessageMeter({ burst, perSecond }: MessageLimit, now = () => performance.now()) {
  let left = burst;
  let countedAt = now();

  return function admits(): boolean {
    const time = now();
    left = Math.min(burst, left + ((time - countedAt) / 1000) * perSecond);
    countedAt = time;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
