import { groupBy } from '../../../shared/batches.js';
import type { TitleDay } from './popularity.repository.js';

/** How often a title was played on one day. */
export interface DayPlays {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly starts: number;
  readonly completions: number;
}

/** How often a title was played, day by day. A series counts as one title. */
export interface TitlePlays {
  readonly titleId: string;
  readonly starts: number;
  readonly completions: number;
  /** Every day of the range, in order. */
  readonly days: readonly DayPlays[];
}

const DAY_MS = 86_400_000;

/** The last days (UTC) up to and including that of an instant. */
export function daysUntil(instant: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(instant.getTime() - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

/** Plays per title on some days, most started first. */
export function titlePlays(days: readonly string[], played: readonly TitleDay[]): TitlePlays[] {
  const titles = [...groupBy(played, ({ titleId }) => titleId)].map(([titleId, ofTitle]) => {
    const known = new Map(ofTitle.map((each) => [each.day, each]));
    return {
      titleId,
      starts: sum(ofTitle.map(({ starts }) => starts)),
      completions: sum(ofTitle.map(({ completions }) => completions)),
      days: days.map((day) => ({
        day,
        starts: known.get(day)?.starts ?? 0,
        completions: known.get(day)?.completions ?? 0,
      })),
    };
  });
  return titles.toSorted((one, other) => other.starts - one.starts || (one.titleId < other.titleId ? -1 : 1));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
