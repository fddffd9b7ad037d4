import { InvalidInputError } from '../../../shared/domain-error.js';
import type { TitleDraft } from './title-draft.js';
import type { AvailabilityWindowInput, TitleDetailsInput } from './title-editing.types.js';

type Given = TitleDetailsInput & {
  readonly name?: string | null;
  readonly runtimeSeconds?: number | null;
  readonly creditsStartSeconds?: number | null;
};

/**
 * Reads the input of a mutation: a field that was not sent is left out, and `null` clears it.
 * @throws InvalidInputError when the name would be cleared
 */
export function readTitleDraft(input: Given): TitleDraft {
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

/** Drops undefined fields, which were not sent. */
function stated(draft: { readonly [Field in keyof TitleDraft]: TitleDraft[Field] | undefined }): TitleDraft {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
}

function readWindow({ region = null, startsAt, endsAt = null }: AvailabilityWindowInput) {
  return { region, startsAt: startsAt.getTime(), endsAt: endsAt?.getTime() ?? null };
}
