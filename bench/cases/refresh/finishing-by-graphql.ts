import { eventually } from '../../../test/support/eventually.js';
import { finishTitle, type RecommendedTitle, recommendedTo, type Sender } from './graphql-requests.js';
import type { GraphqlViewer } from './graphql-viewers.js';
import { timeRefresh } from './time-refresh.js';

/**
 * Lets viewers finish the best film that is recommended to them.
 * @returns milliseconds from the mutation until the viewer's device gets the event
 * @throws Error when the film is still recommended then
 */
export function finishingByGraphql(): (viewer: GraphqlViewer) => Promise<number> {
  const listed = new Map<GraphqlViewer, readonly RecommendedTitle[]>();
  return async (viewer) => {
    const film = bestFilm(listed.get(viewer) ?? (await recommendedTo(viewer)));
    const milliseconds = await timeRefresh({ ...viewer, send: () => finishTitle(viewer, film) });
    const recommended = await recommendedTo(viewer);
    if (recommended.some(({ title }) => title.id === film.title.id)) {
      throw new Error('A finished film is still recommended.');
    }
    listed.set(viewer, recommended);
    return milliseconds;
  };
}

/** Resolves once a viewer gets recommendations of a model: servers look for one every few seconds. */
export async function untilLearned(sender: Sender): Promise<void> {
  await eventually(
    () => recommendedTo(sender),
    ([best]) => (best?.modelVersion ?? null) !== null,
  );
}

function bestFilm(recommended: readonly RecommendedTitle[]): RecommendedTitle {
  const film = recommended.find(({ title }) => title.kind === 'MOVIE');
  if (!film) throw new Error('No film is recommended.');
  return film;
}
