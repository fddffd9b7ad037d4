/** A place in the write-ahead log, in bytes from its beginning. */
export type LogPosition = bigint;

/** When the primary stood where. */
export interface PositionLog {
  /** @param at an instant before the primary was asked: then it may have stood further back, but no further on */
  note(position: LogPosition, at: number): void;
  /** The latest time whose commits are all visible at this position; null when that is older than the log. */
  asOf(position: LogPosition): number | null;
  /** The first instant that is still noted. */
  begin(): number | null;
}

/** A minute and more, where it is noted twice a second. */
const MOST_NOTES = 200;

/**
 * Converts a replica's WAL position to its lag. The time of the last replayed commit cannot be used: it ages while nobody
 * writes, and is recent while later changes are still missing.
 */
export function createPositionLog(): PositionLog {
  const notes: { readonly position: LogPosition; readonly at: number }[] = [];
  return {
    note(position, at) {
      notes.push({ position, at });
      if (notes.length > MOST_NOTES) notes.shift();
    },
    asOf: (reached) => notes.findLast(({ position }) => position <= reached)?.at ?? null,
    begin: () => notes[0]?.at ?? null,
  };
}
