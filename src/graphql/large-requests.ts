import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimitedError } from '../shared/domain-error.js';
import type { DocumentSenders } from './gate/document-senders.js';

/** Several times what apps send. */
const LARGE_BYTES = 16 * 1024;

/** Refuses large requests of senders whose parsing budget is exhausted, until it recovers. */
export function refuseLargeRequests(senders: DocumentSenders) {
  return (
    { headers, ip }: FastifyRequest,
    reply: FastifyReply,
    next: (error?: RateLimitedError) => void,
  ): void => {
    const waitSeconds = isLarge(headers) ? senders.of(ip).waitSeconds() : 0;
    if (waitSeconds > 0) reply.header('retry-after', waitSeconds);
    next(waitSeconds > 0 ? new RateLimitedError(waitSeconds) : undefined);
  };
}

/** The size of a chunked body is unknown in advance. */
function isLarge(headers: FastifyRequest['headers']): boolean {
  return Number(headers['content-length'] ?? 0) > LARGE_BYTES || headers['transfer-encoding'] !== undefined;
}
