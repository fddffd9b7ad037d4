import { InvalidInputError } from '../../../shared/domain-error.js';
import type { TitleWish } from './title-editing.service.js';
import type { AvailabilityWindowInput, TitleDetailsInput } from './title-editing.types.js';

type Given = TitleDetailsInput & {
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
  return stated({
    name,
    synopsis: input.synopsis,
    releaseDate: input.releaseDate,
    runtimeSeconds: input.runtimeSeconds,
    creditsStartSeconds: input.creditsStartSeconds,
    maturityRating: input.maturityRating,
    requiredTier: input.requiredTier,
    studio: input.studio,
    originalLanguage: input.originalLanguage,
    tags: tags === null ? [] : tags,
    genreIds: genreIds === null ? [] : genreIds,
    credits: credits === null ? [] : credits,
    windows: windows === undefined ? undefined : (windows ?? []).map(readWindow),
  });
}

/** Without what is undefined: that was not sent. */
function stated(wish: { readonly [Field in keyof TitleWish]: TitleWish[Field] | undefined }): TitleWish {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
}

function readWindow({ region = null, startsAt, endsAt = null }: AvailabilityWindowInput) {
  return { region, startsAt: startsAt.getTime(), endsAt: endsAt?.getTime() ?? null };
}
