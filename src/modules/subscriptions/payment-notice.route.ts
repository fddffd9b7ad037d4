import type { FastifyInstance } from 'fastify';
import { isOutage } from '../../graphql/errors/outage.js';
import { DomainError } from '../../shared/domain-error.js';
import type { GatewayNotice, PaymentGateway } from './payment-gateway.js';

/** No notice is longer; whoever sends more is not read to the end. */
const LONGEST_BODY_BYTES = 256 * 1024;
const RETRY_AFTER_SECONDS = 30;

/**
 * Takes what the gateway tells of its own accord, at `/webhooks/payments/<its name>`. Answers 2xx for what took effect
 * or is of no matter, and anything else for what the gateway is to send again.
 */
export function servePaymentNotices(
  fastify: FastifyInstance,
  gateway: PaymentGateway,
  receive: (notice: GatewayNotice) => Promise<void>,
): void {
  fastify.register(async (scope) => {
    // The signature is of the bytes as they came.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post(
      `/webhooks/payments/${gateway.name}`,
      { bodyLimit: LONGEST_BODY_BYTES },
      async ({ body, headers }, reply) => {
        reply.header('cache-control', 'no-store');
        try {
          const notice = gateway.readNotice({
            body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
            headers,
          });
          if (notice) await receive(notice);
          return await reply.code(200).send({ received: true });
        } catch (error) {
          if (error instanceof DomainError) return reply.code(400).send({ error: error.message });
          if (!isOutage(error)) throw error;
          return reply.code(503).header('retry-after', String(RETRY_AFTER_SECONDS)).send({ received: false });
        }
      },
    );
  });
}
