import type { FastifyInstance } from 'fastify';
import type { ClientRegion } from '../../../platform/http/client-region.js';
import type { Clock } from '../../../shared/clock.js';
import type { Title } from '../domain/title.js';
import { ARTWORK_KINDS, type ArtworkKind, drawArtwork } from './artwork.js';

export interface ArtworkSource {
  findPublished(ids: readonly string[]): Promise<(Title | null)[]>;
}

export interface ArtworkOptions {
  readonly titles: ArtworkSource;
  readonly clientRegion: ClientRegion;
  readonly clock: Clock;
}

/** A year: a changed picture has another URL. */
const FOR_GOOD = 'public, max-age=31536000, immutable';
const FOR_A_MINUTE = 'public, max-age=60';
/** For titles that are not available always and everywhere: a shared cache does not know where its clients are. */
const FOR_ONE_VIEWER = 'private, max-age=60';

/** The URL of a title's artwork. */
export function artworkPath({ id, version }: Pick<Title, 'id' | 'version'>, kind: ArtworkKind): string {
  return `/artwork/${id}/${kind}.svg?v=${version}`;
}

/** Serves the artwork of published titles, where and while they are available. */
export function serveArtwork(
  fastify: FastifyInstance,
  { titles, clientRegion, clock }: ArtworkOptions,
): void {
  function cachingOf({ version, isRestricted }: Title, askedFor: string | undefined): string {
    if (isRestricted) return FOR_ONE_VIEWER;
    return askedFor === String(version) ? FOR_GOOD : FOR_A_MINUTE;
  }

  for (const kind of ARTWORK_KINDS) {
    fastify.get<{ Params: { id: string }; Querystring: { v?: string } }>(
      `/artwork/:id/${kind}.svg`,
      async (request, reply) => {
        const [title] = await titles.findPublished([request.params.id]);
        if (!title?.isAvailableIn(clientRegion(request.raw), clock.now())) {
          return reply
            .code(404)
            .header('cache-control', 'no-store')
            .send({ code: 'NOT_FOUND', error: 'There is no such picture.' });
        }
        return reply
          .header('content-type', 'image/svg+xml; charset=utf-8')
          .header('cache-control', cachingOf(title, request.query.v))
          .header('cross-origin-resource-policy', 'cross-origin')
          .send(drawArtwork(kind, title));
      },
    );
  }
}
