import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import cookies from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAdministrator } from '../../../graphql/rules.js';
import type { BullQueues } from '../../../platform/jobs/bullmq-queues.js';
import type { Actor } from '../../../shared/actor.js';
import { DomainError } from '../../../shared/domain-error.js';
import type { Viewer } from '../../../shared/viewer.js';
import { BOARD_SIGN_IN_PAGE } from './board-sign-in-page.js';
import { BOARD_SIGN_OUT_PAGE } from './board-sign-out-page.js';

/** Authenticates callers of the board. */
export interface BoardIdentity {
  /** The viewer of an `Authorization` header. @throws DomainError when it is invalid */
  authenticate(authorization: string): Promise<Viewer | null>;
  /** Ends a viewer's session. */
  signOut(viewer: Viewer, actor: Actor): Promise<unknown>;
}

export interface QueueBoardOptions {
  readonly queues: BullQueues;
  /** The queues to show. */
  readonly names: readonly string[];
  readonly identity: BoardIdentity;
  /** Whether the public URL is HTTPS. */
  readonly isSecure: boolean;
}

const PATH = '/admin/queues';
const SESSION_PATH = `${PATH}/session`;
const SIGN_OUT_PATH = `${PATH}/sign-out`;
const COOKIE = 'queue_board';
/** The board's content security policy; some of its styles are inline. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

/**
 * Shows administrators the queues with Bull Board, at `/admin/queues`, read-only, because actions on jobs go through
 * GraphQL, which audits them. The access token is in a cookie for this path only, which pages of other sites cannot
 * send and scripts cannot read.
 */
export function serveQueueBoard(fastify: FastifyInstance, options: QueueBoardOptions): void {
  const { queues, names, identity, isSecure } = options;

  /** Null also for callers who are not administrators. */
  async function administrator(authorization: string | undefined): Promise<Viewer | null> {
    if (authorization === undefined) return null;
    try {
      const viewer = await identity.authenticate(authorization);
      return viewer !== null && isAdministrator(viewer) ? viewer : null;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  function administratorOf({ cookies: { [COOKIE]: token } }: FastifyRequest): Promise<Viewer | null> {
    return administrator(token === undefined ? undefined : `Bearer ${token}`);
  }

  async function guard(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    reply.header('cache-control', 'no-store');
    if (request.routeOptions.url === SESSION_PATH) return undefined;
    if (await administratorOf(request)) {
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
      const viewer = await administrator(authorization);
      if (authorization === undefined || viewer === null) return reply.code(403).send();
      const token = authorization.slice('Bearer '.length);
      reply.setCookie(COOKIE, token, { path: PATH, httpOnly: true, sameSite: 'strict', secure: isSecure });
      return { deviceId: viewer.sessionId };
    });
    scope.delete(SESSION_PATH, async (request, reply) => {
      const viewer = await administratorOf(request);
      if (viewer) {
        const { accountId, sessionId } = viewer;
        await identity.signOut(viewer, { accountId, sessionId, address: request.ip, requestId: request.id });
      }
      return reply.clearCookie(COOKIE, { path: PATH }).code(204).send();
    });
    scope.get(SIGN_OUT_PATH, (_request, reply) =>
      reply
        .header('content-security-policy', BOARD_SIGN_OUT_PAGE.policy)
        .type('text/html; charset=utf-8')
        .send(BOARD_SIGN_OUT_PAGE.html),
    );
    const board = new FastifyAdapter().setBasePath(PATH);
    createBullBoard({
      queues: names.map((name) => new BullMQAdapter(queues.open(name), { readOnlyMode: true })),
      serverAdapter: board,
      options: {
        uiConfig: { boardTitle: 'StreamCore', miscLinks: [{ text: 'Sign out', url: SIGN_OUT_PATH }] },
      },
    });
    await scope.register(board.registerPlugin(), { prefix: PATH });
  });
}
