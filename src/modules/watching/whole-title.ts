import { NotFoundError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import type { WatchableTitles } from './watching-ports.js';

/**
 * The series of an episode; the id itself for other titles, including those that the catalog does not show.
 * @throws NotFoundError when `titleId` is not an id
 */
export async function wholeTitleIdOf(titles: WatchableTitles, titleId: string): Promise<string> {
  if (!isId(titleId)) throw new NotFoundError('The title');
  const [title] = await titles.findPublished([titleId]);
  return title?.seriesId ?? titleId;
}
