import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendNotFound } from './not-found.js';
import { renderPage } from './page.js';
import { PAGE_STYLE } from './page-style.js';
import { type WebClientSources, webClientPolicy } from './web-client-policy.js';

const INDEX = 'index.html';
/** Files below it have a content hash in their names. */
const ASSETS = 'assets';
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

export interface WebClientOptions extends WebClientSources {
  /** An absolute path: the output of `npm run build` for `web/`. */
  readonly folder: string;
}

/**
 * Serves the web client at `/`, and to browsers at every URL without another route, because the client does its own
 * routing. Other programs get a 404 there.
 */
export async function serveWebClient(fastify: FastifyInstance, options: WebClientOptions): Promise<void> {
  if (!existsSync(join(options.folder, INDEX))) return serveInstructions(fastify);
  const policy = webClientPolicy(options);
  await fastify.register(fastifyStatic, {
    root: options.folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  });

  function sendIndex(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const elsewhere = otherLoopbackName(request, options.publicUrl);
    if (elsewhere !== null) return reply.redirect(elsewhere);
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-cache')
      .sendFile(INDEX);
  }

  fastify.get('/', sendIndex);
  fastify.get<{ Params: { file: string } }>(`/${ASSETS}/:file`, (request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .sendFile(`${ASSETS}/${request.params.file}`),
  );
  fastify.setNotFoundHandler((request, reply) => {
    if (isNavigation(request)) return sendIndex(request, reply);
    return sendNotFound(request, reply);
  });
}

/** Whether a browser navigates to a page, rather than fetching something. */
function isNavigation({ method, url, headers }: FastifyRequest): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && !url.startsWith(`/${ASSETS}/`) && (headers.accept?.includes('text/html') ?? false);
}

/**
 * The URL to redirect to when this machine was requested by another of its own names than the one in the URLs of
 * artwork and media: browsers would block these as cross-origin.
 */
function otherLoopbackName({ host, hostname, url }: FastifyRequest, publicUrl: string): string | null {
  const own = new URL(publicUrl);
  const isOther = host !== own.host && LOOPBACK.test(hostname) && LOOPBACK.test(own.hostname);
  const isSamePort = host.slice(hostname.length) === own.host.slice(own.hostname.length);
  return isOther && isSamePort ? own.origin + url : null;
}

function serveInstructions(fastify: FastifyInstance): void {
  fastify.setNotFoundHandler(sendNotFound);
  const { html, policy } = renderPage({
    title: 'StreamCore',
    style: PAGE_STYLE,
    body: `<main>
  <h1>StreamCore is running</h1>
  <p>The web client was not built. <code>npm run build</code> builds it, <code>npm start</code> builds and starts it,
  and <code>npm run dev</code> serves it as it is being changed.</p>
  <p>GraphQL is at <a href="/graphql">/graphql</a>.</p>
</main>`,
  });
  fastify.get('/', (_request, reply) =>
    reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html),
  );
}
