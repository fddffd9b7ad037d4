import type { AvailabilityWindowInput, EditedTitleFragment } from '../generated/graphql.js';

/** When and where a title may be seen, in a row of a form. Instants are in UTC, as fields for them have it. */
export interface WindowValues {
  /** By which a row is known again. */
  readonly key: string;
  /** Empty: everywhere. */
  readonly region: string;
  readonly startsAt: string;
  /** Empty: for good. */
  readonly endsAt: string;
}

export function windowValuesOf(windows: EditedTitleFragment['availability']): WindowValues[] {
  return windows.map(({ region, startsAt, endsAt }, place) => ({
    key: `${place}`,
    region: region ?? '',
    startsAt: fieldOf(startsAt),
    endsAt: endsAt === null ? '' : fieldOf(endsAt),
  }));
}

export function windowInputsOf(windows: readonly WindowValues[]): AvailabilityWindowInput[] {
  return windows.map(({ region, startsAt, endsAt }) => ({
    region: region.trim() === '' ? null : region.trim().toUpperCase(),
    startsAt: instantOf(startsAt),
    endsAt: endsAt === '' ? null : instantOf(endsAt),
  }));
}

/** As a field for an instant shows it: no more exact than it has to be, and without a zone. */
function fieldOf(instant: string): string {
  return new Date(instant).toISOString().replace(/(:00)?\.000Z$|Z$/, '');
}

const instantOf = (field: string): string => new Date(`${field}Z`).toISOString();
