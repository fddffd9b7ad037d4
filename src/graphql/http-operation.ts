import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import type { ClientRegion } from '../platform/http/client-region.js';
import type { ErrorFormat } from './errors/error-format.js';
import type { Executor } from './execution/executor.js';
import type { RequestedOperation } from './gate/gate.js';
import { buildHttpContext } from './http-context.js';
import type { BuildContext, OperationContext } from './operation-context.js';
import { outcomeOf } from './operation-metrics.js';
import type { OperationArrival, OperationObserver } from './operation-observer.js';
import { limitHeaders } from './rate-limits/limit-headers.js';
import type { OperationLimits } from './rate-limits/operation-limits.js';

export interface HttpOperationOptions<Context extends OperationContext> {
  readonly executor: Executor<Context>;
  readonly errors: ErrorFormat;
  readonly buildContext: BuildContext<Context>;
  readonly operationLimits: OperationLimits<Context> | null;
  readonly clientRegion: ClientRegion;
  readonly observer: OperationObserver;
}

export interface HttpResult {
  readonly status: number;
  readonly result: FormattedExecutionResult;
}

/**
 * Runs an admitted operation for the caller of the request, charges its cost to the caller's limits, and sets their
 * headers. Errors in the result are already formatted for clients.
 */
export function createHttpOperation<Context extends OperationContext>(
  options: HttpOperationOptions<Context>,
  transport: OperationArrival['transport'],
) {
  const { executor, errors, operationLimits, observer } = options;

  async function run(
    requested: RequestedOperation,
    cost: number,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<HttpResult> {
    const built = await buildHttpContext(request, options);
    if ('failure' in built) {
      return { status: built.failure.status, result: { errors: [built.failure.error] } };
    }
    const { context } = built;
    const verdict = await operationLimits?.take(requested, cost, context);
    if (verdict) reply.headers(limitHeaders(verdict));
    if (verdict?.refusal) {
      return { status: 429, result: { errors: [errors.present(verdict.refusal, context.requestId)] } };
    }
    const result = await executor({ ...requested, context });
    return {
      status: 'data' in result ? 200 : 400,
      result: errors.presentResult(result, context.requestId),
    };
  }

  return async function runObserved(
    requested: RequestedOperation,
    cost: number,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<HttpResult> {
    const observed = observer.begin(requested.operation, { transport, requestId: request.id });
    try {
      const answer = await observed.run(() => run(requested, cost, request, reply));
      observed.answered(outcomeOf(answer.result.errors), reply.elapsedTime);
      return answer;
    } catch (error) {
      observed.abandoned(error);
      throw error;
    }
  };
}
