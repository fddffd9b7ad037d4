import { type ApolloServerPlugin, type GraphQLRequestListener, HeaderMap } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { DomainError } from '../../shared/domain-error.js';
import type { ErrorFormat } from '../errors/error-format.js';
import type { Gate } from '../gate/gate.js';
import type { OperationContext } from '../operation-context.js';
import type { Executor } from './executor.js';

/** An operation's context together with the request that it came by. */
export interface ApolloContext<Context extends OperationContext> {
  readonly operationContext: Context;
  readonly request: FastifyRequest;
}

interface ExecutionOptions {
  readonly gate: Gate;
  readonly executor: Executor;
  readonly errors: ErrorFormat;
}

/** Has Apollo ask the gate about each operation, and leave running it to the executor. */
export function createExecutionPlugin<Context extends OperationContext>({
  gate,
  executor,
  errors,
}: ExecutionOptions): ApolloServerPlugin<ApolloContext<Context>> {
  const listener: GraphQLRequestListener<ApolloContext<Context>> = {
    async didResolveOperation({ source, document, operation, operationName, request, contextValue }) {
      contextValue.request.operationName = operationName;
      // Apollo itself answers a request that names no operation of its document.
      if (!operation) return;
      try {
        gate.admit({ document, operation, variables: request.variables ?? {} }, 'http');
        gate.remember(source, document);
      } catch (error) {
        throw refusal(error);
      }
    },

    async responseForOperation({ document, operation, request, contextValue }) {
      if (!operation) return null;
      const { operationContext } = contextValue;
      const variables = request.variables ?? {};
      const result = await executor({ document, operation, variables, context: operationContext });
      const status = 'data' in result ? {} : { status: 400 };
      return {
        http: { headers: new HeaderMap(), ...status },
        body: { kind: 'single', singleResult: errors.presentResult(result, operationContext.requestId) },
      };
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

function refusal(error: unknown): unknown {
  if (error instanceof DomainError) {
    const extensions = { code: error.code, ...error.details, http: { status: 400 } };
    return new GraphQLError(error.message, { extensions });
  }
  if (error instanceof GraphQLError && error.extensions['code'] === undefined) {
    const extensions = { code: 'BAD_USER_INPUT', http: { status: 400 } };
    return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions });
  }
  return error;
}
