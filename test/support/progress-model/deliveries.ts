import * as fc from 'fast-check';

export const DEVICES = 5;
export const PROCESSES = 3;
export const FILMS = 3;
export const EPISODES = 4;

/** A step of a device: it continues, seeks in its title, or starts another one. */
export interface PlayerStep {
  readonly device: number;
  /** Films come first, then episodes. */
  readonly title: number;
  /** Null: it continues where it is. */
  readonly seekTo: number | null;
}

/** A delivery of reports to the platform: which ones, and to which process. Some are delivered twice. */
export interface Delivery {
  readonly process: number;
  readonly reports: readonly number[];
}

export interface Round {
  readonly steps: readonly PlayerStep[];
  /** For each report: its delay, and whether it is delivered twice. */
  readonly fates: readonly {
    readonly delay: number;
    readonly isDoubled: boolean;
    readonly process: number;
  }[];
  /** How many are sent together. */
  readonly batch: number;
}

const STEPS = 40;

export function rounds(durationSeconds: number): fc.Arbitrary<readonly Round[]> {
  const step = fc.record({
    device: fc.nat({ max: DEVICES - 1 }),
    title: fc.nat({ max: FILMS + EPISODES - 1 }),
    seekTo: fc.option(fc.oneof(fc.nat({ max: durationSeconds }), fc.nat({ max: 100 })), { freq: 2 }),
  });
  const fate = fc.record({
    delay: fc.nat({ max: 20 }),
    isDoubled: fc.boolean(),
    process: fc.nat({ max: PROCESSES - 1 }),
  });
  const round = fc.record({
    steps: fc.array(step, { minLength: STEPS, maxLength: STEPS }),
    fates: fc.array(fate, { minLength: STEPS, maxLength: STEPS }),
    batch: fc.integer({ min: 1, max: 12 }),
  });
  return fc.array(round, { minLength: 2, maxLength: 3 });
}

/** The order in which the reports of a round arrive, in batches, with the processes. */
export function deliveriesOf({ fates, batch }: Round): Delivery[] {
  const arrivals = fates
    .flatMap(({ delay, isDoubled, process }, index) => {
      const first = { index, at: index + delay, process };
      return isDoubled
        ? [first, { ...first, at: first.at + 7, process: (process + 1) % PROCESSES }]
        : [first];
    })
    .toSorted((one, other) => one.at - other.at);
  const deliveries: Delivery[] = [];
  for (let process = 0; process < PROCESSES; process += 1) {
    const own = arrivals.filter((arrival) => arrival.process === process).map(({ index }) => index);
    for (let start = 0; start < own.length; start += batch) {
      deliveries.push({ process, reports: own.slice(start, start + batch) });
    }
  }
  return deliveries;
}
