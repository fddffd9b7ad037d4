import { IllegalTransitionError } from '../../src/modules/subscriptions/domain/subscription-errors.js';
import {
  type Circumstances,
  STATE_NAMES,
  type StateName,
  TRANSITION_EVENTS,
  type TransitionEvent,
} from '../../src/modules/subscriptions/domain/subscription-state.js';
import { subscriptionStates } from '../../src/modules/subscriptions/domain/subscription-states.js';

export interface TableRow {
  readonly from: StateName;
  readonly event: TransitionEvent;
  readonly to: StateName;
  /** The condition, in words; empty if there is none. */
  readonly conditions: readonly string[];
}

type Factor = keyof Circumstances;

const WORDS: Readonly<Record<Factor, readonly [whenTrue: string, whenFalse: string]>> = {
  suspendedByAdmin: ['suspended by an administrator', 'suspended for non-payment'],
  periodEnded: ['period has ended', 'period has not ended'],
  wasCancelled: ['cancelled before', 'not cancelled before'],
};
const FACTORS = Object.keys(WORDS) as Factor[];

/** Every transition that the states allow, found by trying them. */
export function transitionTable(): TableRow[] {
  return STATE_NAMES.flatMap((from) =>
    TRANSITION_EVENTS.flatMap((event) => rowsOf(from, event, {}, FACTORS)),
  );
}

/** Distinguishes only circumstances that make a difference. */
function rowsOf(
  from: StateName,
  event: TransitionEvent,
  known: Partial<Circumstances>,
  open: readonly Factor[],
): TableRow[] {
  const outcomes = (given: Partial<Circumstances>, factors: readonly Factor[]) =>
    everyCase(given, factors).map((circumstances) => outcomeOf(from, event, circumstances));
  const [to = null, ...others] = new Set(outcomes(known, open));
  if (others.length === 0) return to === null ? [] : [{ from, event, to, conditions: inWords(known) }];
  const [factor, ...rest] = open;
  if (!factor) throw new Error(`${from} makes more than one thing of ${event}.`);
  const [whenTrue, whenFalse] = [true, false].map((value) => outcomes({ ...known, [factor]: value }, rest));
  if (String(whenTrue) === String(whenFalse)) return rowsOf(from, event, known, rest);
  return [true, false].flatMap((value) => rowsOf(from, event, { ...known, [factor]: value }, rest));
}

function everyCase(known: Partial<Circumstances>, open: readonly Factor[]): Circumstances[] {
  const [factor, ...others] = open;
  if (!factor) return [{ periodEnded: false, suspendedByAdmin: false, wasCancelled: false, ...known }];
  return [true, false].flatMap((value) => everyCase({ ...known, [factor]: value }, others));
}

function outcomeOf(from: StateName, event: TransitionEvent, circumstances: Circumstances): StateName | null {
  try {
    return subscriptionStates[from].after(event, circumstances);
  } catch (error) {
    if (error instanceof IllegalTransitionError) return null;
    throw error;
  }
}

function inWords(known: Partial<Circumstances>): string[] {
  return FACTORS.flatMap((factor) => {
    const value = known[factor];
    return value === undefined ? [] : [WORDS[factor][value ? 0 : 1]];
  });
}

/** The table and the diagram, as in the document. */
export function transitionMarkdown(): string {
  const rows = transitionTable();
  const arrows = new Map<string, Set<string>>();
  for (const { from, event, to } of rows) {
    const arrow = `${from} --> ${to}`;
    arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(event));
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> ACTIVE: activated',
    ...[...arrows].map(([arrow, events]) => `  ${arrow}: ${[...events].join(', ')}`),
    '```',
    '',
    '| from | event | to | if |',
    '| --- | --- | --- | --- |',
    '| | activated | ACTIVE | |',
    ...rows.map(
      ({ from, event, to, conditions }) => `| ${from} | ${event} | ${to} | ${conditions.join(', ')} |`,
    ),
  ].join('\n');
}
