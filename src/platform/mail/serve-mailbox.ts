import type { FastifyInstance } from 'fastify';
import { isFromThisMachine } from '../http/local-request.js';
import type { Mailbox } from './mailbox.js';
import { renderMailbox } from './mailbox-page.js';

/**
 * Shows the mailbox at `/mailbox`, and to scripts at `/mailbox.json?to=…`: only on this machine, because anyone who
 * reads someone's messages can sign in as them. Others get a 404.
 */
export function serveMailbox(fastify: FastifyInstance, mailbox: Mailbox): void {
  fastify.get('/mailbox', async (request, reply) => {
    if (!isFromThisMachine(request)) return reply.callNotFound();
    const { html, policy } = renderMailbox(await mailbox.list());
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html);
  });

  fastify.get<{ Querystring: { to?: string | string[] } }>('/mailbox.json', async (request, reply) => {
    if (!isFromThisMachine(request)) return reply.callNotFound();
    const { to } = request.query;
    const mails = await mailbox.list(typeof to === 'string' ? to.toLowerCase() : undefined);
    return reply.header('cache-control', 'no-store').send(mails);
  });
}
