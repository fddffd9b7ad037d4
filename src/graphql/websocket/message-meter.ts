/** The message limit of a socket: a burst, and a rate in the long run. */
export interface MessageLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/** Room for an operation of usual size. Longer messages take longer to parse, and count as several. */
const USUAL_BYTES = 4096;

/**
 * Counts the messages of one socket, including pings and pongs, in this process alone. Every 4 kB or part of it count
 * as one message.
 * @param now a monotonic clock in milliseconds
 * @returns whether the message is admitted
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
