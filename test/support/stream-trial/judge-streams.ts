import { isAskedToEnd, isEnd, isRefusedHeartbeat, type StreamOperation } from './stream-operation.js';
import { certainSpans, isLeased, mostAtOnce, possibleSpans, type Span } from './stream-spans.js';

export interface StreamRules {
  readonly limit: number;
  readonly leaseMs: number;
}

export interface StreamVerdict {
  /** The most streams that were certainly live at the same time. */
  readonly mostAtOnce: number;
  /** Heartbeats that kept a stream alive that had certainly ended. */
  readonly revived: readonly StreamOperation[];
  /**
   * Starts and heartbeats that were refused although there was certainly room, or although nobody can have ended the
   * stream.
   */
  readonly wronglyRefused: readonly StreamOperation[];
}

/** Compares the responses to the players of an account with what any order of their requests allows. */
export function judgeStreams(
  operations: readonly StreamOperation[],
  { limit, leaseMs }: StreamRules,
): StreamVerdict {
  const histories = historiesOf(operations);
  const certain = new Map([...histories].map(([id, own]) => [id, certainSpans(id, own, leaseMs)]));
  const possible: { readonly id: string | null; readonly spans: readonly Span[] }[] = [
    ...[...histories].map(([id, own]) => ({ id, spans: possibleSpans(id, own, leaseMs) })),
    ...operations
      .filter(({ what, stream }) => what === 'start' && stream === null)
      .map((start) => ({ id: null, spans: possibleSpans(null, [start], leaseMs) })),
  ];

  function hadRoom({ sentMs, receivedMs, stream, takeOver }: StreamOperation): boolean {
    const others = possible.filter(
      ({ id, spans }) =>
        (id === null || (id !== stream && id !== takeOver)) &&
        spans.some(({ from, to }) => from <= receivedMs && to >= sentMs),
    );
    return others.length < limit;
  }

  function isWronglyRefused(operation: StreamOperation): boolean {
    const { what, stream, answer } = operation;
    if (answer === 'NO_ROOM' && hadRoom(operation)) return true;
    if (what !== 'heartbeat' || stream === null || !isRefusedHeartbeat(operation, stream)) return false;
    const before = (histories.get(stream) ?? []).filter(
      (other) => other !== operation && other.sentMs < operation.receivedMs,
    );
    if (before.some((other) => mayHaveEnded(other, stream))) return false;
    return answer === 'ENDED' || holds(before, operation, leaseMs);
  }

  return {
    mostAtOnce: mostAtOnce([...certain.values()]),
    revived: operations.filter((operation) => isRevival(operation, histories)),
    wronglyRefused: operations.filter(isWronglyRefused),
  };
}

type Histories = ReadonlyMap<string, readonly StreamOperation[]>;

/** The operations of each stream. */
function historiesOf(operations: readonly StreamOperation[]): Histories {
  const histories = new Map<string, StreamOperation[]>();
  for (const operation of operations) {
    for (const id of [operation.stream, operation.takeOver]) {
      if (id === null) continue;
      const history = histories.get(id) ?? [];
      history.push(operation);
      histories.set(id, history);
    }
  }
  return histories;
}

function isRevival(operation: StreamOperation, histories: Histories): boolean {
  const { what, stream, sentMs } = operation;
  if (what !== 'heartbeat' || stream === null || !isLeased(operation)) return false;
  return (histories.get(stream) ?? []).some((other) => other.receivedMs < sentMs && isEnd(other, stream));
}

/** A heartbeat that does not prove a lease may have found no room. */
function mayHaveEnded(operation: StreamOperation, id: string): boolean {
  return (
    isEnd(operation, id) ||
    (operation.answer === 'UNKNOWN' && isAskedToEnd(operation, id)) ||
    (operation.what === 'heartbeat' && !isLeased(operation))
  );
}

/** Whether the stream certainly had a lease for the whole duration of the refused request. */
function holds(
  before: readonly StreamOperation[],
  { stream, sentMs, receivedMs }: StreamOperation,
  leaseMs: number,
): boolean {
  return (
    stream !== null &&
    certainSpans(stream, before, leaseMs).some(({ from, to }) => from <= sentMs && to > receivedMs)
  );
}
