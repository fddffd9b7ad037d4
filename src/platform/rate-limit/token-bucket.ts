import type { Limit } from './limit.js';
import type { Meter } from './meter.js';

/**
 * A bucket of `most` tokens, of which one comes back every `spanMicros`. All that is kept is when it will be full again (the
 * theoretical arrival time of the generic cell rate algorithm, ITU-T I.371): what is missing now is the time until then, in spans.
 * It admits at most `most + length / spanMicros` in any stretch of time.
 */
export function createTokenBucket({ most, spanMicros }: Pick<Limit, 'most' | 'spanMicros'>): Meter {
  let fullAt = 0;
  const missing = (now: number) => Math.max(0, fullAt - now);

  return {
    waitFor: (cost, now) => Math.max(0, missing(now) - (most - cost) * spanMicros),
    take(cost, now) {
      fullAt = Math.max(fullAt, now) + cost * spanMicros;
    },
    standing(now) {
      const resetMicros = missing(now);
      const remaining = Math.max(0, Math.floor((most * spanMicros - resetMicros) / spanMicros));
      return { remaining, resetMicros };
    },
    size: () => 1,
  };
}
