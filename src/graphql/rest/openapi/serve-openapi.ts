import type { FastifyInstance } from 'fastify';
import type { RestOperation } from '../rest-operations.js';
import { DOCS_POLICY, readDocsAssets, renderDocs } from './docs-assets.js';
import { createOpenApiDocument } from './openapi-document.js';

const ASSET_CACHING = 'public, max-age=3600';

/** Serves the OpenAPI document of the routes below a path, and a page to read and try it. */
export function serveOpenApi(
  scope: FastifyInstance,
  operations: readonly RestOperation[],
  path: string,
): void {
  const document = JSON.stringify(createOpenApiDocument(operations, path));
  const page = renderDocs(`${path}/openapi.json`, `${path}/docs`);
  const assets = readDocsAssets();

  scope.get('/openapi.json', (_request, reply) => reply.send(document));

  scope.get('/docs', (_request, reply) =>
    reply.header('content-security-policy', DOCS_POLICY).type('text/html; charset=utf-8').send(page),
  );

  scope.get<{ Params: { file: string } }>('/docs/:file', (request, reply) => {
    const asset = assets.get(request.params.file);
    if (!asset) return reply.callNotFound();
    return reply.header('cache-control', ASSET_CACHING).type(asset.type).send(asset.content);
  });
}
