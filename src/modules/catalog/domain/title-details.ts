import { isCalendarDay } from '../../../shared/calendar-day.js';
import { InvalidInputError } from '../../../shared/domain-error.js';
import { ageOfRating } from '../../../shared/maturity-scale.js';
import type { AvailabilityWindow } from './availability.js';
import type { TitleKind, TitleProperties } from './title.js';

/** The fields of a title that editors enter. */
export type TitleDetails = Pick<
  TitleProperties,
  | 'name'
  | 'synopsis'
  | 'releaseDate'
  | 'runtimeSeconds'
  | 'creditsStartSeconds'
  | 'maturityRating'
  | 'requiredTier'
  | 'studio'
  | 'originalLanguage'
  | 'tags'
  | 'genres'
  | 'windows'
>;

/** The details of a new title. */
export const NEW_DETAILS: TitleDetails = {
  name: '',
  synopsis: null,
  releaseDate: null,
  runtimeSeconds: null,
  creditsStartSeconds: null,
  maturityRating: null,
  requiredTier: null,
  studio: null,
  originalLanguage: null,
  tags: [],
  genres: [],
  windows: [],
};

type Rule = (details: TitleDetails, kind: TitleKind) => string | null;

const LONGEST = { name: 300, synopsis: 4_000, studio: 120, tag: 40, maturityRating: 20 } as const;
const MOST = { tags: 30, genres: 10, windows: 100 } as const;
const DAY_SECONDS = 86_400;
const EARLIEST_YEAR = 1870;
const LATEST_YEAR = 2200;
/** PostgreSQL has no year 0, and dates with five-digit years cannot be parsed. */
const YEARS_OF_WINDOWS = { first: 1, last: 9999 } as const;

/** The validation rules of each field, with their messages. */
const rules: Readonly<Partial<Record<keyof TitleDetails, Rule>>> = {
  name: ({ name }) => mustFit(name, LONGEST.name, 'The name'),
  synopsis: ({ synopsis }) =>
    synopsis === null ? null : mustFit(synopsis, LONGEST.synopsis, 'The synopsis'),
  studio: ({ studio }) => (studio === null ? null : mustFit(studio, LONGEST.studio, 'The studio')),
  releaseDate: ({ releaseDate }) =>
    releaseDate === null || isPlausibleDay(releaseDate)
      ? null
      : `The release date has to be a day from ${EARLIEST_YEAR} to ${LATEST_YEAR}, such as 1995-12-15.`,
  runtimeSeconds: ({ runtimeSeconds }, kind) => {
    if (runtimeSeconds === null) return null;
    if (kind === 'SERIES') return 'A series has no running time; its episodes have.';
    return isWithin(runtimeSeconds, 1, DAY_SECONDS) ? null : 'The running time has to be 1 second to a day.';
  },
  creditsStartSeconds: ({ creditsStartSeconds, runtimeSeconds }) =>
    creditsStartSeconds === null || isWithin(creditsStartSeconds, 1, runtimeSeconds ?? 0)
      ? null
      : 'The credits have to begin within the running time.',
  maturityRating: ({ maturityRating }) =>
    maturityRating === null || isRating(maturityRating)
      ? null
      : 'No rating board that is known here has this class.',
  originalLanguage: ({ originalLanguage }) =>
    originalLanguage === null || isLanguage(originalLanguage)
      ? null
      : 'The original language has to be a BCP 47 tag, such as en or pt-BR.',
  tags: ({ tags }) =>
    tags.length <= MOST.tags && tags.every((tag) => isTag(tag)) && new Set(tags).size === tags.length
      ? null
      : `Up to ${MOST.tags} different tags, of 1 to ${LONGEST.tag} characters in lower case.`,
  genres: ({ genres }) =>
    genres.length <= MOST.genres && new Set(genres.map(({ id }) => id)).size === genres.length
      ? null
      : `Up to ${MOST.genres} different genres.`,
  windows: ({ windows }) =>
    windows.length <= MOST.windows && windows.every(isWindow)
      ? null
      : `Up to ${MOST.windows} windows, each in a region such as DE or everywhere, within the years ${YEARS_OF_WINDOWS.first} to ${YEARS_OF_WINDOWS.last}, and ending after it starts.`,
};

/** @throws InvalidInputError with each invalid field */
export function requireValid(kind: TitleKind, details: TitleDetails): TitleDetails {
  const given = pick(details);
  const broken = Object.entries(rules).flatMap(([field, rule]) => {
    const message = rule(given, kind);
    return message === null ? [] : [[field, message] as const];
  });
  if (broken.length > 0) throw new InvalidInputError(Object.fromEntries(broken));
  return given;
}

/** Only the details, with trimmed texts. */
function pick(details: TitleDetails): TitleDetails {
  return {
    name: details.name.trim(),
    synopsis: trimmed(details.synopsis),
    releaseDate: details.releaseDate,
    runtimeSeconds: details.runtimeSeconds,
    creditsStartSeconds: details.creditsStartSeconds,
    maturityRating: details.maturityRating,
    requiredTier: details.requiredTier,
    studio: trimmed(details.studio),
    originalLanguage: details.originalLanguage,
    tags: details.tags.map((tag) => tag.trim().toLowerCase()),
    genres: details.genres,
    windows: details.windows,
  };
}

function trimmed(text: string | null): string | null {
  return text?.trim() || null;
}

function mustFit(text: string, longest: number, what: string): string | null {
  return isWithin(text.length, 1, longest) && !text.includes('\0')
    ? null
    : `${what} has to be 1 to ${longest} characters.`;
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function isPlausibleDay(day: string): boolean {
  return isCalendarDay(day) && isWithin(Number(day.slice(0, 4)), EARLIEST_YEAR, LATEST_YEAR);
}

/** The separators of a class do not count, so that even a known one may be too long to be stored. */
function isRating(rating: string): boolean {
  return rating.length <= LONGEST.maturityRating && ageOfRating(rating) !== undefined;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && tag.length <= 35;
  } catch {
    return false;
  }
}

function isTag(tag: string): boolean {
  return isWithin(tag.length, 1, LONGEST.tag) && !tag.includes('\0');
}

function isWindow({ region, startsAt, endsAt }: AvailabilityWindow): boolean {
  if (region !== null && !/^[A-Z]{2}$/u.test(region)) return false;
  return (
    isPlausibleInstant(startsAt) && (endsAt === null || (isPlausibleInstant(endsAt) && endsAt > startsAt))
  );
}

/** @param time in milliseconds since 1970 */
function isPlausibleInstant(time: number): boolean {
  return isWithin(new Date(time).getUTCFullYear(), YEARS_OF_WINDOWS.first, YEARS_OF_WINDOWS.last);
}
