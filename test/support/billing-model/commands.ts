import * as fc from 'fast-check';
import { DAY } from './arithmetic.js';

/** A command for one account; plans are given by their index in the list. */
export type Command =
  | { readonly kind: 'subscribe' | 'trial'; readonly plan: number; readonly pays: boolean }
  | { readonly kind: 'changePlan'; readonly plan: number }
  | { readonly kind: 'updatePaymentMethod'; readonly pays: boolean }
  | { readonly kind: 'repeatSubscribe' | 'cancel' | 'resume' | 'payOutstanding' | 'suspend' | 'reinstate' };

/** A jump of the clock, and whether workers run afterwards. */
export interface Jump {
  /** How long after the workers' last run the commands are sent. */
  readonly pauseMs: number;
  readonly ms: number;
  readonly isSwept: boolean;
}

/** The commands for one account: before each jump one command, or none. */
export type Sequence = readonly (Command | null)[];

const PLANS = 6;
const plan = fc.nat({ max: PLANS - 1 });
const pays = fc.boolean();

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('subscribe' as const), plan, pays }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('trial' as const), plan, pays }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('changePlan' as const), plan }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('updatePaymentMethod' as const), pays }) },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'repeatSubscribe' as const,
        'cancel' as const,
        'cancel' as const,
        'resume' as const,
        'resume' as const,
        'payOutstanding' as const,
        'suspend' as const,
        'suspend' as const,
        'reinstate' as const,
      ),
    }),
  },
);

/** The first command starts a subscription, because nothing happens without one. */
const beginning: fc.Arbitrary<Command> = fc.record({
  kind: fc.constantFrom('subscribe' as const, 'subscribe' as const, 'trial' as const),
  plan,
  pays: fc.integer({ min: 0, max: 3 }).map((number) => number > 0),
});

const jump: fc.Arbitrary<Jump> = fc.record({
  pauseMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2 * DAY })),
  ms: fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 90_000 }) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 * DAY }) },
    // Exactly the instants at which something ends.
    { weight: 3, arbitrary: fc.constantFrom(DAY, 2 * DAY, 3 * DAY, 7 * DAY, 30 * DAY, 31 * DAY) },
    { weight: 4, arbitrary: fc.integer({ min: 3 * DAY, max: 33 * DAY }) },
    { weight: 1, arbitrary: fc.integer({ min: 33 * DAY, max: 400 * DAY }) },
  ),
  isSwept: fc.integer({ min: 0, max: 5 }).map((number) => number > 0),
});

/** A timeline, which many accounts share. */
export function timelines(rounds: number): fc.Arbitrary<readonly Jump[]> {
  return fc.array(jump, { minLength: rounds, maxLength: rounds });
}

/** The commands for one account: it starts in the first rounds, and then has a command in about every third round. */
export function sequences(rounds: number): fc.Arbitrary<Sequence> {
  const later = fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: command });
  const all = fc.array(later, { minLength: rounds, maxLength: rounds });
  return fc
    .tuple(fc.nat({ max: 2 }), beginning, all, fc.boolean())
    .map(([wait, first, rest, isForgiving]) => {
      const story = rest.map((step, round) => roundOf(round - wait, first, step));
      return isForgiving ? forgiven(story) : story;
    });
}

/** A suspended account is reinstated next. By chance alone this would hardly ever happen. */
function forgiven(story: Sequence): Sequence {
  let isSuspended = false;
  return story.map((step) => {
    if (step === null) return null;
    const next: Command = isSuspended ? { kind: 'reinstate' } : step;
    isSuspended = next.kind === 'suspend';
    return next;
  });
}

function roundOf(age: number, first: Command, step: Command | null): Command | null {
  if (age < 0) return null;
  return age === 0 ? first : step;
}
