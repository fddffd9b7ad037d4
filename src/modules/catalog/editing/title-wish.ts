import { InvalidInputError } from '../../../shared/domain-error.js';
import type { TitleWish } from './title-editing.service.js';
import type { AvailabilityWindowInput, TitleDetailsInput } from './title-editing.types.js';

type Given = Omit<TitleDetailsInput, never> & {
  readonly name?: string | null;
  readonly runtimeSeconds?: number | null;
  readonly creditsStartSeconds?: number | null;
};

/**
 * What an editor has asked for: what was not sent is left out, `null` takes away.
 * @throws InvalidInputError for a name that is taken away
 */
export function readWish(input: Given): TitleWish {
  const { name, tags, genreIds, credits, windows } = input;
  if (name === null) throw new InvalidInputError({ name: 'A title needs a name.' });
  return {
    ...given('name', name),
    ...given('synopsis', input.synopsis),
    ...given('releaseDate', input.releaseDate),
    ...given('runtimeSeconds', input.runtimeSeconds),
    ...given('creditsStartSeconds', input.creditsStartSeconds),
    ...given('maturityRating', input.maturityRating),
    ...given('requiredTier', input.requiredTier),
    ...given('studio', input.studio),
    ...given('originalLanguage', input.originalLanguage),
    ...given('tags', tags === null ? [] : tags),
    ...given('genreIds', genreIds === null ? [] : genreIds),
    ...given('credits', credits === null ? [] : credits),
    ...given('windows', windows === undefined ? undefined : (windows ?? []).map(readWindow)),
  };
}

function given<Name extends string, Value>(name: Name, value: Value | undefined) {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: Value });
}

function readWindow({ region = null, startsAt, endsAt = null }: AvailabilityWindowInput) {
  return { region, startsAt: startsAt.getTime(), endsAt: endsAt?.getTime() ?? null };
}
