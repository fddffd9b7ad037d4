import type { FastifyInstance } from 'fastify';

/** A JSON Web Key Set (RFC 7517, 5). */
export interface PublicKeySet {
  readonly keys: readonly Readonly<Record<string, string>>[];
}

export interface PublicKeysOptions {
  readonly read: () => Promise<PublicKeySet>;
  /** How long others may cache them. */
  readonly maxAgeSeconds: number;
}

/** Publishes the keys with which other services verify our tokens, for pages of any origin too. */
export function servePublicKeys(fastify: FastifyInstance, { read, maxAgeSeconds }: PublicKeysOptions): void {
  fastify.get('/.well-known/jwks.json', async (_request, reply) => {
    const set = await read();
    return reply
      .headers({
        'access-control-allow-origin': '*',
        'cache-control': `public, max-age=${maxAgeSeconds}`,
        'cross-origin-resource-policy': 'cross-origin',
      })
      .type('application/jwk-set+json')
      .send(JSON.stringify(set));
  });
}
