import { isAskedToEnd, isEnd, isRefusedHeartbeat, type StreamOperation } from './stream-operation.js';

/** From the first instant to the last, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Redis uses another clock, in whole milliseconds. */
const MARGIN_MS = 100;
/** If Redis does not answer for this long, streams continue without it: such a response does not prove a lease. */
const UNASKED_MS = 950;
/** A request that was not answered in time may take effect this much later. */
const DELAY_MS = 2_000;

/** Whether a lease was certainly taken or renewed. */
export function isLeased({ what, answer, sentMs, receivedMs }: StreamOperation): boolean {
  return what !== 'stop' && answer === 'DONE' && receivedMs - sentMs < UNASKED_MS;
}

/**
 * When the stream certainly held a lease: from each response that proves one until that lease may have expired, at most
 * until a request for its end.
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
 * When the stream may have held a lease: from each request for one until a lease that was taken at the last moment has
 * expired, at most until the response that it has ended.
 * @param id null for a start whose result is unknown
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

/** The most of several streams that were live at the same time. */
export function mostAtOnce(streams: readonly (readonly Span[])[]): number {
  const changes = streams
    .flatMap(merged)
    .flatMap(({ from, to }) => [
      { at: from, by: 1 },
      { at: to, by: -1 },
    ])
    // At the same instant, ends come first.
    .toSorted((one, other) => one.at - other.at || one.by - other.by);
  let [count, most] = [0, 0];
  for (const { by } of changes) {
    count += by;
    most = Math.max(most, count);
  }
  return most;
}

/** Merges the overlapping spans of one stream, which counts once. */
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
