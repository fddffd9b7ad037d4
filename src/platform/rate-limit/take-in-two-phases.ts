import type { Demand } from './demands.js';
import type { Outcome } from './take-all-or-nothing.js';

/** What limits say to the demands of one subject. */
type Decide = (demands: readonly Demand[]) => Promise<readonly Outcome[]>;

/** How the meters of one subject, which lie together, are asked; to ask takes nothing. */
export interface SubjectMeters {
  readonly ask: Decide;
  readonly take: Decide;
}

interface Part {
  readonly demands: Demand[];
  /** The position of each among all. */
  readonly places: number[];
}

/**
 * Takes from the meters of several subjects, which lie apart. First all are asked, and nothing is taken unless all would admit it.
 * Then they are taken from one after the other, where the least is left first, until one refuses: another call may have taken the
 * last of it in between. None ever gives more than its limit. What those before the one that refuses gave stays taken: to give it
 * back would make refusals uncertain, which are remembered as certain.
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
