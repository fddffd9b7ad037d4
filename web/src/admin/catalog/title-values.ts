import type { CreditRole, EditedTitleFragment, PlanTier } from '../generated/graphql.js';
import { type WindowValues, windowInputsOf, windowValuesOf } from './window-values.js';

/** A title as the fields of a form have it. */
export interface TitleValues {
  readonly name: string;
  readonly synopsis: string;
  readonly releaseDate: string;
  readonly runtimeMinutes: number | '';
  readonly creditsStartSeconds: number | '';
  readonly maturityRating: string;
  readonly requiredTier: string;
  readonly originalLanguage: string;
  readonly studio: string;
  readonly genreIds: string[];
  readonly tags: string[];
  readonly credits: CreditValues[];
  readonly windows: WindowValues[];
}

/** Somebody who made a title, in a row of a form. */
export interface CreditValues {
  /** By which a row is known again: two may be alike while they are written. */
  readonly key: string;
  readonly name: string;
  readonly role: CreditRole;
}

/** What a form begins with. */
export function valuesOf(title: EditedTitleFragment | null): TitleValues {
  return {
    name: title?.name ?? '',
    synopsis: title?.synopsis ?? '',
    releaseDate: title?.releaseDate ?? '',
    runtimeMinutes: title?.runtimeSeconds ? Math.round(title.runtimeSeconds / 60) : '',
    creditsStartSeconds: title?.creditsStartSeconds ?? '',
    maturityRating: title?.maturityRating ?? '',
    requiredTier: title?.requiredTier ?? '',
    originalLanguage: title?.originalLanguage ?? '',
    studio: title?.studio ?? '',
    genreIds: title?.genres.map(({ id }) => id) ?? [],
    tags: title?.tags ?? [],
    credits: title?.credits.map(({ name, role }, place) => ({ key: `${place}`, name, role })) ?? [],
    windows: windowValuesOf(title?.availability ?? []),
  };
}

/** What a form says, as the service takes it: what is empty is null. */
export function inputOf(values: TitleValues) {
  return {
    name: values.name.trim(),
    synopsis: textOf(values.synopsis),
    releaseDate: textOf(values.releaseDate),
    maturityRating: textOf(values.maturityRating),
    requiredTier: textOf(values.requiredTier) as PlanTier | null,
    originalLanguage: textOf(values.originalLanguage),
    studio: textOf(values.studio),
    genreIds: values.genreIds,
    tags: values.tags,
    credits: values.credits.map(({ name, role }) => ({ name, role })),
    windows: windowInputsOf(values.windows),
  };
}

/** What is said of films and episodes alone. */
export function timesOf(values: TitleValues, runtimeBefore: number | null = null) {
  return {
    runtimeSeconds: runtimeOf(values, runtimeBefore),
    creditsStartSeconds: values.creditsStartSeconds === '' ? null : values.creditsStartSeconds,
  };
}

/** The running time in seconds, as long as it was unless it was changed: forms know minutes only. */
function runtimeOf(values: TitleValues, before: number | null): number | null {
  if (values.runtimeMinutes === '') return null;
  const isUnchanged = before !== null && Math.round(before / 60) === values.runtimeMinutes;
  return isUnchanged ? before : values.runtimeMinutes * 60;
}

function textOf(value: string): string | null {
  return value.trim() === '' ? null : value.trim();
}
