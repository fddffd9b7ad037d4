import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import cookies from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAdministrator } from '../../../graphql/rules.js';
import type { BullQueues } from '../../../platform/jobs/bullmq-queues.js';
import { DomainError } from '../../../shared/domain-error.js';
import type { Viewer } from '../../../shared/viewer.js';
import { BOARD_SIGN_IN_PAGE } from './board-sign-in-page.js';

export interface QueueBoardOptions {
  readonly queues: BullQueues;
  /** Those to show. */
  readonly names: readonly string[];
  /** Who an `Authorization` header speaks for. @throws DomainError when it does not hold */
  readonly authenticate: (authorization: string) => Promise<Viewer | null>;
  /** Whether browsers reach us over HTTPS. */
  readonly isSecure: boolean;
}

const PATH = '/admin/queues';
const SESSION_PATH = `${PATH}/session`;
const COOKIE = 'queue_board';
/** The board's own files and answers; its styles stand partly in its page. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

/**
 * Shows administrators the queues with Bull Board, at `/admin/queues`: to look at only, since what is done to jobs is done
 * through GraphQL, which keeps a record of it. A browser brings the access token as a cookie for this path alone, which
 * pages of other sites cannot have sent and scripts cannot read.
 */
export function serveQueueBoard(fastify: FastifyInstance, options: QueueBoardOptions): void {
  const { queues, names, authenticate, isSecure } = options;

  async function isAdmitted(authorization: string | undefined): Promise<boolean> {
    if (authorization === undefined) return false;
    try {
      const viewer = await authenticate(authorization);
      return viewer !== null && isAdministrator(viewer);
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  async function guard(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    reply.header('cache-control', 'no-store');
    if (request.routeOptions.url === SESSION_PATH) return undefined;
    const token = request.cookies[COOKIE];
    if (await isAdmitted(token === undefined ? undefined : `Bearer ${token}`)) {
      if (request.method !== 'GET') return reply.code(405).header('allow', 'GET').send();
      reply.header('content-security-policy', POLICY);
      return undefined;
    }
    return reply
      .code(401)
      .header('content-security-policy', BOARD_SIGN_IN_PAGE.policy)
      .type('text/html; charset=utf-8')
      .send(BOARD_SIGN_IN_PAGE.html);
  }

  fastify.register(async (scope) => {
    await scope.register(cookies);
    scope.addHook('onRequest', guard);
    scope.post(SESSION_PATH, async ({ headers: { authorization } }, reply) => {
      if (authorization === undefined || !(await isAdmitted(authorization))) return reply.code(403).send();
      const token = authorization.slice('Bearer '.length);
      reply.setCookie(COOKIE, token, { path: PATH, httpOnly: true, sameSite: 'strict', secure: isSecure });
      return reply.code(204).send();
    });
    const board = new FastifyAdapter().setBasePath(PATH);
    createBullBoard({
      queues: names.map((name) => new BullMQAdapter(queues.open(name), { readOnlyMode: true })),
      serverAdapter: board,
      options: { uiConfig: { boardTitle: 'StreamCore' } },
    });
    await scope.register(board.registerPlugin(), { prefix: PATH });
  });
}
