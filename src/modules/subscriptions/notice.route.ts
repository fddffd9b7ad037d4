import type { FastifyInstance, FastifyReply } from 'fastify';
import { isOutage } from '../../graphql/errors/outage.js';
import { ServiceUnavailableError } from '../../shared/domain-error.js';
import { NoticeRefusedError } from './notice-refused-error.js';
import type { GatewayNotice, PaymentGateway } from './payment-gateway.js';

const LARGEST_NOTICE_BYTES = 256 * 1024;
const RETRY_AFTER_SECONDS = 30;

export interface NoticeRouteOptions {
  readonly gateway: Pick<PaymentGateway, 'name' | 'readNotice'>;
  /** Handles a notice, which may arrive more than once. */
  readonly receive: (notice: GatewayNotice) => Promise<void>;
}

/**
 * Receives the gateway's notices at `/webhooks/payments/<gateway name>`. 200: accepted; 400: not from the gateway;
 * 503: send it again later, because a dependency is down.
 */
export function servePaymentNotices(
  fastify: FastifyInstance,
  { gateway, receive }: NoticeRouteOptions,
): void {
  const path = `/webhooks/payments/${gateway.name}`;
  // A scope of its own, where bodies are not parsed: the signature covers the raw bytes.
  fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    scope.post<{ Body: Buffer | undefined }>(
      path,
      { bodyLimit: LARGEST_NOTICE_BYTES },
      async ({ body, headers }, reply) => {
        reply.header('cache-control', 'no-store');
        try {
          const notice = gateway.readNotice({ body: body ?? Buffer.alloc(0), headers });
          if (notice) await receive(notice);
          return await reply.send({ received: true });
        } catch (error) {
          return answerFailure(error, reply);
        }
      },
    );
    done();
  });
}

function answerFailure(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof NoticeRefusedError) {
    return reply.code(400).send({ code: 'BAD_REQUEST', error: error.message });
  }
  if (!isOutage(error) && !(error instanceof ServiceUnavailableError)) throw error;
  reply.log.warn({ err: error }, 'A payment notice could not be taken; it comes again');
  return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS).send({
    code: 'SERVICE_UNAVAILABLE',
    error: 'The notice cannot be taken right now. Send it again later.',
  });
}
