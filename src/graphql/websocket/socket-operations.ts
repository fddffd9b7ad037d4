import { type ExecutionArgs, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import { makeServer, type Server, type Context as SocketContext, type SubscribePayload } from 'graphql-ws';
import { LiveTopicLaggedError } from '../../platform/events/live-topics.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import { newId } from '../../shared/ids.js';
import type { ErrorFormat } from '../errors/error-format.js';
import type { Executor } from '../execution/executor.js';
import { subscribeAnew } from '../execution/subscribe-anew.js';
import type { Gate } from '../gate/gate.js';
import type { BuildContext, ContextRequest, OperationContext, RenewContext } from '../operation-context.js';
import type { ConnectionParameters, SocketSignIn } from './socket-sign-in.js';

/** What is known of one socket. */
export interface SocketDetails {
  readonly address: string;
  readonly region: string | null;
  readonly signIn: SocketSignIn;
  /** Closes the socket of a client that reads more slowly than things happen. It may come back and catch up. */
  readonly sendAway: () => void;
}

export interface SocketOperationsOptions<Context extends OperationContext> {
  readonly schema: GraphQLSchema;
  readonly gate: Gate;
  readonly executor: Executor;
  readonly errors: ErrorFormat;
  readonly buildContext: BuildContext<Context>;
  readonly renewContext: RenewContext<Context>;
  /** Operations that one socket may run at a time. */
  readonly streamsPerSocket: number;
  readonly logger: Logger;
}

type Connection = SocketContext<ConnectionParameters, SocketDetails>;

/** Credentials may be renewed while an operation runs. */
type SocketRequest = Omit<ContextRequest, 'authorization'> & Pick<SocketDetails, 'signIn'>;

/** How long a socket may stay silent before it has to say who it is. */
const INTRODUCTION_TIMEOUT_MS = 3000;

/** Speaks the `graphql-transport-ws` protocol: lets operations through the gate, runs them, tells what failed. */
export function createSocketOperations<Context extends OperationContext>(
  options: SocketOperationsOptions<Context>,
): Server<SocketDetails> {
  const { schema, gate, executor, errors, buildContext, renewContext, streamsPerSocket, logger } = options;
  const requests = new WeakMap<ExecutionArgs, SocketRequest>();

  async function admit(
    connection: Connection,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    if (Object.keys(connection.subscriptions).length > streamsPerSocket) {
      return [
        new GraphQLError(`At most ${streamsPerSocket} operations may run on one connection.`, {
          extensions: { code: 'RATE_LIMITED' },
        }),
      ];
    }
    const read = gate.read(payload.query);
    if ('errors' in read) return read.errors;
    const operation = getOperationAST(read.document, payload.operationName);
    if (!operation)
      return [new GraphQLError('The operation to run is not named, or is not in the document.')];
    const variables = payload.variables ?? {};
    gate.admit({ document: read.document, operation, variables }, 'websocket');

    const requestId = newId();
    const { address, region, signIn } = connection.extra;
    logger.info(
      { requestId, address, kind: operation.operation, operation: operation.name?.value },
      'socket operation',
    );
    const request: SocketRequest = { signIn, requestId, address, region, transport: 'websocket' };
    const admitted: ExecutionArgs = {
      schema,
      document: read.document,
      variableValues: variables,
      contextValue: await contextOf(request),
      ...(operation.name ? { operationName: operation.name.value } : {}),
    };
    requests.set(admitted, request);
    return admitted;
  }

  function contextOf({ signIn, ...request }: SocketRequest): Promise<Context> {
    return buildContext({ ...request, authorization: signIn.authorization });
  }

  function requestOf(admitted: ExecutionArgs): SocketRequest {
    const request = requests.get(admitted);
    if (!request) throw new Error('An operation runs that was never admitted.');
    return request;
  }

  return makeServer<ConnectionParameters, SocketDetails>({
    connectionInitWaitTimeout: INTRODUCTION_TIMEOUT_MS,
    onConnect: ({ extra, connectionParams }) => extra.signIn.welcome(connectionParams),

    // A failure in here would close the socket, with all that runs on it, so that every one becomes an answer.
    async onSubscribe(connection, _id, payload) {
      try {
        return await admit(connection, payload);
      } catch (error) {
        return [
          error instanceof GraphQLError ? error : new GraphQLError('', { originalError: asError(error) }),
        ];
      }
    },

    subscribe(admitted) {
      const operation = executable(admitted);
      return subscribeAnew(admitted, {
        buildContext: () => contextOf(requestOf(admitted)),
        renewContext,
        execute: (event, context) => executor({ ...operation, root: event, context }),
      });
    },

    execute: (admitted) => executor({ ...executable(admitted), context: admitted.contextValue }),

    onNext: (_connection, _id, _payload, admitted, result) =>
      errors.presentResult(result, requestOf(admitted).requestId),

    onError({ extra }, _id, _payload, refused) {
      if (refused.some(({ originalError }) => originalError instanceof LiveTopicLaggedError))
        extra.sendAway();
      return refused.map((error) =>
        error.originalError ? errors.present(error, newId()) : errors.presentRefusal(error),
      );
    },
  });
}

function executable({ document, operationName, variableValues }: ExecutionArgs) {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('An admitted document has lost its operation.');
  return { document, operation, variables: variableValues ?? {} };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
