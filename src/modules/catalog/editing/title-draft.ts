import { InvalidInputError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import type { NamedCredit } from '../domain/credit-list.js';
import type { TitleDetails } from '../domain/title-details.js';
import type { TitleEditingRepository } from './title-editing.repository.js';

/** What an editor enters for a title. A field left out keeps its value, or is empty in a new title. */
export interface TitleDraft extends Partial<Omit<TitleDetails, 'genres'>> {
  readonly genreIds?: readonly string[];
  readonly credits?: readonly NamedCredit[];
}

/** The details to store, with the genres looked up. @throws InvalidInputError when a genre does not exist */
export async function detailsOf(
  titles: TitleEditingRepository,
  { genreIds, credits: _credits, ...details }: TitleDraft,
): Promise<Partial<TitleDetails>> {
  if (!genreIds) return details;
  const wanted = [...new Set(genreIds)];
  const genres = await titles.findGenres(wanted.filter(isId));
  if (genres.length !== wanted.length) throw new InvalidInputError({ genreIds: 'There is no such genre.' });
  return { ...details, genres };
}
