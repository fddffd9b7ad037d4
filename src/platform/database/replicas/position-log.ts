/** A position in the write-ahead log, in bytes from its start. */
export type LogPosition = bigint;

/** A record of the primary's positions over time. */
export interface PositionLog {
  /** @param at an instant before the primary was asked, so that the position is not from an earlier time */
  note(position: LogPosition, at: number): void;
  /** The latest time whose commits are all visible at this position; null if that is older than the record. */
  asOf(position: LogPosition): number | null;
  /** The first recorded instant. */
  begin(): number | null;
}

/** More than a minute, at two records a second. */
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
