/**
 * The result of a request: done; refused, because the plan has no room, or the stream had ended; or unknown, because
 * its process was killed, or could not reach Redis.
 */
export type StreamAnswer = 'DONE' | 'NO_ROOM' | 'ENDED' | 'UNKNOWN';

/**
 * A request of a player, and the instants between which it took effect, if it did: in milliseconds of the trial's
 * clock.
 */
export interface StreamOperation {
  readonly what: 'start' | 'heartbeat' | 'stop';
  /** Null for a start that was refused, or whose result is unknown. */
  readonly stream: string | null;
  /** The stream that a start replaces. */
  readonly takeOver: string | null;
  readonly sentMs: number;
  readonly receivedMs: number;
  readonly answer: StreamAnswer;
}

/** Ends the stream if it takes effect. */
export function isAskedToEnd({ what, stream, takeOver }: StreamOperation, id: string): boolean {
  return takeOver === id || (what === 'stop' && stream === id);
}

/** Shows that the stream has ended: it had before, or there was no room for it any more. */
export function isRefusedHeartbeat({ what, stream, answer }: StreamOperation, id: string): boolean {
  return what === 'heartbeat' && stream === id && (answer === 'ENDED' || answer === 'NO_ROOM');
}

/** After such a response, the stream must not come back. */
export function isEnd(operation: StreamOperation, id: string): boolean {
  return (operation.answer === 'DONE' && isAskedToEnd(operation, id)) || isRefusedHeartbeat(operation, id);
}
