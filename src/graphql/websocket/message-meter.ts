/** How many messages one socket may send: so many at once, and so many a second in the long run. */
export interface MessageLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/** Room for an operation as apps send them. What is longer takes longer to read, and counts as several. */
const USUAL_BYTES = 4096;

/**
 * Counts the messages of one socket, pings and pongs among them, in this process alone. Each 4 kB that one begins count as
 * a message.
 * @param now milliseconds that only ever grow
 * @returns whether one more may come
 */
export function createMessageMeter({ burst, perSecond }: MessageLimit, now = () => performance.now()) {
  let left = burst;
  let countedAt = now();

  return function admits(bytes = 0): boolean {
    const time = now();
    left = Math.min(burst, left + ((time - countedAt) / 1000) * perSecond);
    countedAt = time;
    const count = Math.max(1, Math.ceil(bytes / USUAL_BYTES));
    if (left < count) return false;
    left -= count;
    return true;
  };
}
