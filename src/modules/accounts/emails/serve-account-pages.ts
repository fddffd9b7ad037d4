import type { FastifyInstance } from 'fastify';
import { EMAIL_LINK_PAGES } from './email-link-pages.js';

/** Serves the pages that links in e-mails lead to. */
export function serveAccountPages(fastify: FastifyInstance): void {
  for (const [path, { html, policy }] of EMAIL_LINK_PAGES) {
    fastify.get(path, (_request, reply) =>
      reply
        .header('content-security-policy', policy)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(html),
    );
  }
}
