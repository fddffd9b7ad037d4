import { type ApolloServerPlugin, type GraphQLRequestListener, HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { DomainError, RateLimitedError } from '../../shared/domain-error.js';
import type { ErrorFormat } from '../errors/error-format.js';
import type { Gate } from '../gate/gate.js';
import type { OperationContext } from '../operation-context.js';
import { outcomeOf } from '../operation-metrics.js';
import type { ObservedOperation, OperationObserver } from '../operation-observer.js';
import { limitHeaders } from '../rate-limits/limit-headers.js';
import type { OperationLimits } from '../rate-limits/operation-limits.js';
import type { Executor } from './executor.js';

/** An operation's context together with the request that it came by and the answer to it. */
export interface ApolloContext<Context extends OperationContext> {
  readonly operationContext: Context;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Null until it is known which operation is asked for. */
  observed: ObservedOperation | null;
}

interface ExecutionOptions<Context> {
  readonly gate: Gate;
  readonly executor: Executor<Context>;
  readonly errors: ErrorFormat;
  readonly operationLimits: OperationLimits<Context> | null;
  readonly observer: OperationObserver;
}

/** Has Apollo ask the gate and the limits about each operation, and leave running it to the executor. */
export function createExecutionPlugin<Context extends OperationContext>({
  gate,
  executor,
  errors,
  operationLimits,
  observer,
}: ExecutionOptions<Context>): ApolloServerPlugin<ApolloContext<Context>> {
  const listener: GraphQLRequestListener<ApolloContext<Context>> = {
    async didResolveOperation({ source, document, operation, operationName, request, contextValue }) {
      contextValue.request.operationName = operationName;
      // Apollo itself answers a request that names no operation of its document.
      if (!operation) return;
      const requestId = contextValue.request.id;
      const observed = observer.begin(operation, { transport: 'http', requestId });
      contextValue.observed = observed;
      try {
        const requested = { document, operation, variables: request.variables ?? {} };
        const cost = gate.admit(requested, 'http');
        gate.remember(source, document);
        const verdict = await observed.run(() =>
          operationLimits?.take(requested, cost, contextValue.operationContext),
        );
        if (verdict) contextValue.reply.headers(limitHeaders(verdict));
        if (verdict?.refusal) throw verdict.refusal;
      } catch (error) {
        throw refusal(error);
      }
    },

    async responseForOperation({ document, operation, request, contextValue }) {
      const { operationContext, observed } = contextValue;
      if (!operation || !observed) return null;
      const variables = request.variables ?? {};
      const result = await observed.run(() =>
        executor({ document, operation, variables, context: operationContext }),
      );
      const status = 'data' in result ? {} : { status: 400 };
      return {
        http: { headers: new HeaderMap(), ...status },
        body: { kind: 'single', singleResult: errors.presentResult(result, operationContext.requestId) },
      };
    },

    async willSendResponse({ response: { body }, contextValue }) {
      const outcome = outcomeOf(body.kind === 'single' ? body.singleResult.errors : undefined);
      const { observed, reply } = contextValue;
      if (observed) observed.answered(outcome, reply.elapsedTime);
      else observer.refused(outcome);
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

function refusal(error: unknown): unknown {
  if (error instanceof DomainError) {
    const status = error instanceof RateLimitedError ? 429 : 400;
    const extensions = { code: error.code, ...error.details, http: { status } };
    return new GraphQLError(error.message, { extensions });
  }
  return error;
}
