import { InvalidInputError, NotFoundError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import type { Title } from '../domain/title.js';
import type { TitleEditingRepository } from './title-editing.repository.js';

/** Locks a title until the end of the transaction. @throws NotFoundError */
export async function lockTitle(titles: TitleEditingRepository, id: string): Promise<Title> {
  const title = isId(id) ? await titles.lock(id) : null;
  if (!title) throw new NotFoundError('The title');
  return title;
}

/**
 * Locks a series until the end of the transaction.
 * @throws NotFoundError, InvalidInputError for another kind of title
 */
export async function lockSeries(titles: TitleEditingRepository, id: string): Promise<Title> {
  const series = await lockTitle(titles, id);
  if (series.kind !== 'SERIES') throw new InvalidInputError({ seriesId: 'This title is not a series.' });
  return series;
}
