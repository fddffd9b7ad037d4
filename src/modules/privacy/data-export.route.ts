import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../shared/domain-error.js';
import type { DataExportService } from './data-export.service.js';

interface ExportRequest {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly expires?: unknown; readonly signature?: unknown };
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = { FORBIDDEN: 403, NOT_FOUND: 404 };

/** Streams exports to anyone with a signed link. */
export function serveDataExports(fastify: FastifyInstance, exports: DataExportService): void {
  // A HEAD request would be audited like a download.
  const options = { exposeHeadRoute: false };
  fastify.get<ExportRequest>('/exports/:id', options, async ({ params, query, ip, id }, reply) => {
    const link = {
      exportId: params.id,
      expires: Number(query.expires),
      signature: typeof query.signature === 'string' ? query.signature : '',
    };
    const actor = { accountId: null, sessionId: null, address: ip, requestId: id };
    reply.header('cache-control', 'no-store');
    try {
      const { requestedAt, parts } = await exports.download(link, actor);
      const name = `streamcore-${requestedAt.toISOString().slice(0, 10)}.json`;
      return await reply
        .type('application/json')
        .header('content-encoding', 'gzip')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(Readable.from(parts));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const status = STATUS_OF_CODE[error.code];
      if (status === undefined) throw error;
      return reply.code(status).send({ code: error.code, error: error.message });
    }
  });
}
