import type { FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { ClientRegion } from '../platform/http/client-region.js';
import type { ErrorFormat } from './errors/error-format.js';
import type { BuildContext, OperationContext } from './operation-context.js';

/** The error when no context could be created, with its HTTP status. */
export interface ContextFailure {
  readonly error: GraphQLFormattedError;
  readonly status: number;
}

interface HttpContextOptions<Context extends OperationContext> {
  readonly buildContext: BuildContext<Context>;
  readonly clientRegion: ClientRegion;
  readonly errors: ErrorFormat;
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, SERVICE_UNAVAILABLE: 503 };

export async function buildHttpContext<Context extends OperationContext>(
  request: FastifyRequest,
  { buildContext, clientRegion, errors }: HttpContextOptions<Context>,
): Promise<{ readonly context: Context } | { readonly failure: ContextFailure }> {
  try {
    const context = await buildContext({
      authorization: request.headers.authorization,
      requestId: request.id,
      address: request.ip,
      region: clientRegion(request.raw),
      transport: 'http',
    });
    return { context };
  } catch (thrown) {
    const error = errors.present(thrown, request.id);
    return { failure: { error, status: STATUS_OF_CODE[String(error.extensions?.['code'])] ?? 500 } };
  }
}
