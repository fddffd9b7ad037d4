import type { Limit } from './limit.js';
import type { Meter } from './meter.js';

/**
 * A bucket of `most` tokens, which refills one every `spanMicros`. The only state is the instant at which it will be
 * full again (the theoretical arrival time of the generic cell rate algorithm, ITU-T I.371): the missing tokens are
 * the time until then, in spans. It admits at most `most + length / spanMicros` in any interval.
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
