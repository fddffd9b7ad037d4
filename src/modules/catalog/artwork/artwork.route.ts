import type { FastifyInstance } from 'fastify';
import type { Title } from '../domain/title.js';
import { ARTWORK_KINDS, type ArtworkKind, drawArtwork } from './artwork.js';

export interface ArtworkSource {
  findPublished(ids: readonly string[]): Promise<(Title | null)[]>;
}

/** A year: whatever changes the picture changes its address. */
const FOR_GOOD = 'public, max-age=31536000, immutable';
const FOR_A_MINUTE = 'public, max-age=60';

/** Where a picture of a title is. */
export function artworkPath({ id, version }: Pick<Title, 'id' | 'version'>, kind: ArtworkKind): string {
  return `/artwork/${id}/${kind}.svg?v=${version}`;
}

/** Serves the pictures of published titles, to whoever asks. */
export function serveArtwork(fastify: FastifyInstance, titles: ArtworkSource): void {
  for (const kind of ARTWORK_KINDS) {
    fastify.get<{ Params: { id: string }; Querystring: { v?: string } }>(
      `/artwork/:id/${kind}.svg`,
      async (request, reply) => {
        const [title] = await titles.findPublished([request.params.id]);
        if (!title) return reply.code(404).send({ message: 'There is no such picture.' });
        const isCurrent = request.query.v === String(title.version);
        return reply
          .header('content-type', 'image/svg+xml; charset=utf-8')
          .header('cache-control', isCurrent ? FOR_GOOD : FOR_A_MINUTE)
          .header('cross-origin-resource-policy', 'cross-origin')
          .send(drawArtwork(kind, title));
      },
    );
  }
}
