import type { Demand } from './demands.js';
import type { Outcome } from './take-all-or-nothing.js';

/** Decides on the demands of one subject. */
type Decide = (demands: readonly Demand[]) => Promise<readonly Outcome[]>;

/** The meters of one subject, which are on the same node. `ask` takes nothing. */
export interface SubjectMeters {
  readonly ask: Decide;
  readonly take: Decide;
}

interface Part {
  readonly demands: Demand[];
  /** The index of each among all demands. */
  readonly places: number[];
}

/**
 * Takes from the meters of several subjects, which may be on different nodes. First all are asked, and nothing is
 * taken unless all would admit it. Then one after the other is taken from, the one with the least remaining first,
 * until one refuses, because another call may have taken the last of it in between. No limit is exceeded. What was
 * taken before that refusal is not given back, except leases, which the caller releases: otherwise refusals would be
 * uncertain, and they are cached as certain.
 */
export function takeInTwoPhases({ ask, take }: SubjectMeters): Decide {
  return async (demands) => {
    const parts = partsOf(demands);
    const [only] = parts;
    if (only && parts.length === 1) return take(only.demands);
    const asked = await Promise.all(parts.map(async (part) => ({ part, outcomes: await ask(part.demands) })));
    if (asked.some(({ outcomes }) => refuses(outcomes))) return inOrder(asked);
    const decided: Decided[] = [];
    for (const { part, outcomes } of asked.toSorted(byWhatIsLeft)) {
      const isRefused = decided.some((before) => refuses(before.outcomes));
      decided.push({ part, outcomes: isRefused ? outcomes : await take(part.demands) });
    }
    return inOrder(decided);
  };
}

interface Decided {
  readonly part: Part;
  readonly outcomes: readonly Outcome[];
}

const refuses = (outcomes: readonly Outcome[]) => outcomes.some(({ waitMicros }) => waitMicros > 0);
const leftIn = ({ outcomes }: Decided) => Math.min(...outcomes.map(({ remaining }) => remaining));
const byWhatIsLeft = (one: Decided, other: Decided) => leftIn(one) - leftIn(other);

function partsOf(demands: readonly Demand[]): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const [place, demand] of demands.entries()) {
    const part = parts.get(demand.subject) ?? { demands: [], places: [] };
    part.demands.push(demand);
    part.places.push(place);
    parts.set(demand.subject, part);
  }
  return [...parts.values()];
}

/** The outcomes in the order of all demands. */
function inOrder(decided: readonly Decided[]): readonly Outcome[] {
  return decided
    .flatMap(({ part, outcomes }) =>
      outcomes.map((outcome, index) => [part.places[index] ?? 0, outcome] as const),
    )
    .toSorted(([one], [other]) => one - other)
    .map(([, outcome]) => outcome);
}
