import {
  type ApolloServerPlugin,
  type GraphQLRequestListener,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, GraphQLError, Kind } from 'graphql';
import { DomainError, RateLimitedError } from '../../shared/domain-error.js';
import type { ErrorFormat } from '../errors/error-format.js';
import type { DocumentSenders } from '../gate/document-senders.js';
import type { Gate } from '../gate/gate.js';
import type { Refusal } from '../gate/refusal-cache.js';
import type { OperationContext } from '../operation-context.js';
import { outcomeOf } from '../operation-metrics.js';
import type { ObservedOperation, OperationObserver } from '../operation-observer.js';
import { limitHeaders } from '../rate-limits/limit-headers.js';
import type { OperationLimits } from '../rate-limits/operation-limits.js';
import type { Executor } from './executor.js';

/** The document of a request that may not run. */
const NO_DOCUMENT: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** An operation's context, with its request and reply. */
export interface ApolloContext<Context extends OperationContext> {
  readonly operationContext: Context;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Null until the operation is known. */
  observed: ObservedOperation | null;
  /** The errors of the document; null until it was read, and if it is valid. */
  refused: Refusal | null;
}

interface ExecutionOptions<Context> {
  readonly gate: Gate;
  readonly senders: DocumentSenders;
  readonly executor: Executor<Context>;
  readonly errors: ErrorFormat;
  readonly operationLimits: OperationLimits<Context> | null;
  readonly observer: OperationObserver;
}

/** Has Apollo pass each document and operation to the gate and the limits, and leave execution to the executor. */
export function createExecutionPlugin<Context extends OperationContext>({
  gate,
  senders,
  executor,
  errors,
  operationLimits,
  observer,
}: ExecutionOptions<Context>): ApolloServerPlugin<ApolloContext<Context>> {
  const listener: GraphQLRequestListener<ApolloContext<Context>> = {
    async didResolveSource(requested) {
      const { source, contextValue, metrics } = requested;
      const read = await gate.read(source, senders.of(contextValue.request.ip));
      if ('errors' in read) {
        contextValue.refused = read.errors;
        // Documents that may not run are not persisted.
        metrics.persistedQueryRegister = false;
      }
      // With a document, Apollo neither parses nor validates.
      Object.assign(requested, { document: 'errors' in read ? NO_DOCUMENT : read.document });
    },

    async didResolveOperation({ document, operation, operationName, request, contextValue }) {
      contextValue.request.operationName = operationName;
      // Apollo itself answers a request whose operation name is not in the document.
      if (!operation) return;
      const requestId = contextValue.request.id;
      const observed = observer.begin(operation, { transport: 'http', requestId });
      contextValue.observed = observed;
      try {
        const requested = { document, operation, variables: request.variables ?? {} };
        const cost = gate.admit(requested, 'http', senders.of(contextValue.request.ip));
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
      const { operationContext, observed, refused, reply } = contextValue;
      if (refused) return answerOf(refused, reply);
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

  function answerOf(refused: Refusal, reply: FastifyReply): GraphQLResponse {
    const { http, retryAfterSeconds } = (refused[0]?.extensions ?? {}) as RefusalExtensions;
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
    return {
      http: { headers: new HeaderMap(), status: http?.status ?? 400 },
      body: { kind: 'single', singleResult: { errors: refused.map(errors.presentRefusal) } },
    };
  }

  return { requestDidStart: () => Promise.resolve(listener) };
}

interface RefusalExtensions {
  readonly http?: { readonly status: number };
  readonly retryAfterSeconds?: number;
}

function refusal(error: unknown): unknown {
  if (error instanceof DomainError) {
    const status = error instanceof RateLimitedError ? 429 : 400;
    const extensions = { code: error.code, ...error.details, http: { status } };
    return new GraphQLError(error.message, { extensions });
  }
  return error;
}
