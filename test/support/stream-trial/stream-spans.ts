import { isAskedToEnd, isEnd, isRefusedHeartbeat, type StreamOperation } from './stream-operation.js';

/** From the first instant to the last, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Redis counts by another clock, in whole milliseconds. */
const MARGIN_MS = 100;
/** While Redis does not answer for so long, streams go on unasked: such an answer does not tell of a lease. */
const UNASKED_MS = 950;
/** What was not answered in time may take effect so much later. */
const DELAY_MS = 2_000;

/** Whether a lease was taken or renewed for certain. */
export function isLeased({ what, answer, sentMs, receivedMs }: StreamOperation): boolean {
  return what !== 'stop' && answer === 'DONE' && receivedMs - sentMs < UNASKED_MS;
}

/**
 * When the stream held a lease for certain: from each answer that it has one until the lease that was asked for may have lapsed,
 * at most until somebody asks for its end.
 */
export function certainSpans(id: string, operations: readonly StreamOperation[], leaseMs: number): Span[] {
  const end = earliest(
    operations
      .filter(
        (operation) =>
          (operation.answer !== 'NO_ROOM' && isAskedToEnd(operation, id)) ||
          isRefusedHeartbeat(operation, id),
      )
      .map(({ sentMs }) => sentMs),
  );
  return operations
    .filter((operation) => operation.stream === id && isLeased(operation))
    .map(({ sentMs, receivedMs }) => ({
      from: receivedMs,
      to: Math.min(sentMs + leaseMs - MARGIN_MS, end),
    }))
    .filter(({ from, to }) => from < to);
}

/**
 * When the stream may have held a lease: from each request for one until a lease that was taken at the last moment has lapsed, at
 * most until the answer that it has ended.
 * @param id null for a start of which nobody knows whether it was let in
 */
export function possibleSpans(
  id: string | null,
  operations: readonly StreamOperation[],
  leaseMs: number,
): Span[] {
  const end = earliest(
    operations.filter((operation) => id !== null && isEnd(operation, id)).map(({ receivedMs }) => receivedMs),
  );
  return operations
    .filter(({ what, stream, answer }) => {
      return what !== 'stop' && stream === id && (answer === 'DONE' || answer === 'UNKNOWN');
    })
    .map((operation) => ({
      from: operation.sentMs,
      to: Math.min(operation.receivedMs + leaseMs + (isLeased(operation) ? MARGIN_MS : DELAY_MS), end),
    }));
}

/** How many of several streams were live at one time, at most. */
export function mostAtOnce(streams: readonly (readonly Span[])[]): number {
  const changes = streams
    .flatMap(merged)
    .flatMap(({ from, to }) => [
      { at: from, by: 1 },
      { at: to, by: -1 },
    ])
    // Of what happens at once, ends come first.
    .toSorted((one, other) => one.at - other.at || one.by - other.by);
  let [count, most] = [0, 0];
  for (const { by } of changes) {
    count += by;
    most = Math.max(most, count);
  }
  return most;
}

/** Those of one stream overlap: it counts once. */
function merged(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last && span.from <= last.to) {
      apart.splice(-1, 1, { from: last.from, to: Math.max(last.to, span.to) });
    } else apart.push(span);
  }
  return apart;
}

function earliest(times: readonly number[]): number {
  return Math.min(Number.POSITIVE_INFINITY, ...times);
}
