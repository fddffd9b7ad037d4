import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isFromThisMachine } from '../platform/http/local-request.js';
import { readGraphiqlAssets } from './graphiql/graphiql-assets.js';
import { GRAPHIQL_POLICY, renderGraphiql } from './graphiql/graphiql-page.js';
import { createGraphiqlExamples, type GraphiqlDemo } from './graphiql-examples.js';

const ASSETS_PATH = '/graphiql';
const ASSET_CACHING = 'public, max-age=3600';

export interface GraphiqlOptions {
  readonly path: string;
  /** In demo mode: returns the sign-in with which the examples of a page run, for browsers on this machine; null if there is none now. */
  readonly demo?: (() => Promise<GraphiqlDemo | null>) | undefined;
}

/** Serves GraphiQL to browsers at the path of the API, with all its assets from local packages. */
export function serveGraphiql(fastify: FastifyInstance, { path, demo }: GraphiqlOptions): void {
  const assets = readGraphiqlAssets();

  async function sendPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    // The page signs its reader in, so it must not be readable through another host name (DNS rebinding).
    const guest = demo && isFromThisMachine(request) ? await demo() : null;
    const page = renderGraphiql({
      path,
      assetsPath: ASSETS_PATH,
      examples: createGraphiqlExamples(guest),
      headers: guest ? { authorization: guest.authorization } : {},
    });
    return reply
      .header('content-security-policy', GRAPHIQL_POLICY)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page);
  }

  fastify.addHook('onRequest', async (request, reply) =>
    isBrowserAt(path, request) ? sendPage(request, reply) : undefined,
  );

  fastify.get<{ Params: { file: string } }>(`${ASSETS_PATH}/:file`, (request, reply) => {
    const asset = assets.get(request.params.file);
    if (!asset) return reply.callNotFound();
    return reply.header('cache-control', ASSET_CACHING).type(asset.type).send(asset.content);
  });
}

function isBrowserAt(path: string, { method, url, headers }: FastifyRequest): boolean {
  return (
    method === 'GET' && url.split('?', 1)[0] === path && (headers.accept?.includes('text/html') ?? false)
  );
}
