import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Mailbox } from './mailbox.js';
import { renderMailbox } from './mailbox-page.js';

const LOCAL_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Shows the mailbox at `/mailbox`, and to scripts at `/mailbox.json?to=…`: to this machine alone, since whoever reads
 * somebody's messages can sign in as them. For everybody else there is no such page.
 */
export function serveMailbox(fastify: FastifyInstance, mailbox: Mailbox): void {
  fastify.get('/mailbox', async (request, reply) => {
    if (!isLocal(request)) return reply.callNotFound();
    const { html, policy } = renderMailbox(await mailbox.list());
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html);
  });

  fastify.get<{ Querystring: { to?: string | string[] } }>('/mailbox.json', async (request, reply) => {
    if (!isLocal(request)) return reply.callNotFound();
    const { to } = request.query;
    const mails = await mailbox.list(typeof to === 'string' ? to.toLowerCase() : undefined);
    return reply.header('cache-control', 'no-store').send(mails);
  });
}

/**
 * Also by name: a page elsewhere could have a name of its own lead here (DNS rebinding). And not through a proxy, such
 * as a tunnel on this machine: whoever is behind it is somewhere else, whatever name it asks us by.
 */
function isLocal({ ip, headers }: FastifyRequest): boolean {
  const isDirect = PROXY_HEADERS.every((name) => headers[name] === undefined);
  return isDirect && LOCAL_ADDRESS.test(ip) && LOCAL_HOST.test(headers.host ?? '');
}
