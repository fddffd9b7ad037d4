import { RejectedLine } from '../rejected-line.js';
import { parseKey } from './parse-key.js';

export interface RatingRecord {
  readonly userId: number;
  readonly movieId: number;
  /** 1 to 10. */
  readonly halfStars: number;
  readonly ratedAt: Date;
}

const STARS = /^\d(?:\.\d+)?$/;
const SECONDS = /^\d{1,12}$/;

/** MovieLens started in 1995; there are no earlier ratings. */
const EARLIEST = Date.UTC(1995, 0, 1);

/**
 * Parses user, movie, rating (0.5 to 5 stars in halves) and time (seconds since 1970, UTC).
 * @throws RejectedLine naming the invalid field
 */
export function parseRating(fields: readonly string[], now: Date): RatingRecord {
  if (fields.length !== 4) throw new RejectedLine('wrong number of fields');
  const [userId = '', movieId = '', stars = '', seconds = ''] = fields;
  return {
    userId: parseKey(userId, 'user'),
    movieId: parseKey(movieId, 'movie'),
    halfStars: parseHalfStars(stars),
    ratedAt: parseTime(seconds, now),
  };
}

function parseHalfStars(text: string): number {
  const halfStars = STARS.test(text) ? Number(text) * 2 : Number.NaN;
  if (!Number.isInteger(halfStars) || halfStars < 1 || halfStars > 10) {
    throw new RejectedLine('the rating is not 0.5 to 5 stars by halves');
  }
  return halfStars;
}

function parseTime(text: string, now: Date): Date {
  const milliseconds = SECONDS.test(text) ? Number(text) * 1000 : Number.NaN;
  if (!(milliseconds >= EARLIEST && milliseconds <= now.getTime())) {
    throw new RejectedLine('the timestamp is not a time since 1995');
  }
  return new Date(milliseconds);
}
