import { PLAN_TIERS } from '../../shared/plan-tier.js';
import type { Audience, TitleFilter } from './title.repository.js';

/** Collects the parameters of a statement, and returns their placeholders. */
export type Place = (value: unknown) => string;

/** The columns that decide what an audience may see. */
export interface AudienceColumns {
  readonly titleId: string;
  readonly minimumAge: string;
  readonly isRestricted: string;
}

/** The columns of the table of titles, with its alias in a statement. */
export function columnsOfTitle(alias: string): AudienceColumns {
  return {
    titleId: `${alias}.id`,
    minimumAge: `${alias}.minimum_age`,
    isRestricted: `${alias}.is_restricted`,
  };
}

/**
 * The SQL condition for titles that an audience may see. Windows are looked up only for titles that have some.
 * @param places the placeholders of the audience's parameters, such as `$2`
 */
export function seenBy(
  { titleId, minimumAge, isRestricted }: AudienceColumns,
  { maturityLimit, region, now }: Readonly<Record<keyof Audience, string>>,
): string {
  return `${minimumAge} <= ${maturityLimit}
    AND (NOT ${isRestricted} OR is_available(${titleId}, ${region}::bpchar, ${now}))`;
}

/** The same with the audience as literals. */
export function audienceCondition(
  columns: AudienceColumns,
  { maturityLimit, region, now }: Audience,
  place: Place,
): string {
  return seenBy(columns, { maturityLimit: place(maturityLimit), region: place(region), now: place(now) });
}

/**
 * The SQL expression for the next opening or closing of a window.
 * @param now the placeholder of the time, such as `$1`
 */
export function nextChange(now: string): string {
  return `(
    SELECT least(min(starts_at) FILTER (WHERE starts_at > ${now}), min(ends_at) FILTER (WHERE ends_at > ${now}))
    FROM availability_windows)`;
}

/** The SQL conditions of a filter, over `title`, for titles of any kind; none for an empty filter. */
export function filterConditions(filter: TitleFilter, place: Place): string[] {
  const { genreId, personId, tag, fromYear, toYear, minimumRating, tier } = filter;
  const conditions: string[] = [];
  if (genreId) {
    conditions.push(
      `EXISTS (SELECT FROM title_genres WHERE title_id = title.id AND genre_id = ${place(genreId)}::uuid)`,
    );
  }
  if (personId) {
    conditions.push(
      `title.id IN (SELECT title_id FROM title_credits WHERE person_id = ${place(personId)}::uuid)`,
    );
  }
  if (tag) conditions.push(`title.tags @> ARRAY[${place(tag)}]::varchar[]`);
  if (isGiven(fromYear)) conditions.push(`title.release_year >= ${place(storableYear(fromYear))}`);
  if (isGiven(toYear)) conditions.push(`title.release_year <= ${place(storableYear(toYear))}`);
  if (isGiven(minimumRating)) conditions.push(`title.average_rating >= ${place(minimumRating)}`);
  if (tier) {
    const open = PLAN_TIERS.slice(0, PLAN_TIERS.indexOf(tier) + 1);
    conditions.push(
      `(title.required_tier IS NULL OR title.required_tier = ANY(${place(open)}::plan_tier[]))`,
    );
  }
  return conditions;
}

function isGiven(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

/** No title is outside these years, which the database can store. */
function storableYear(year: number): number {
  return Math.min(Math.max(year, 0), 9999);
}
