import {
  type ExecutionArgs,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { makeServer, type Server, type Context as SocketContext, type SubscribePayload } from 'graphql-ws';
import { LiveTopicLaggedError } from '../../platform/events/live-topics.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Origin } from '../../platform/telemetry/tracing/tracing.js';
import { newId } from '../../shared/ids.js';
import type { ErrorFormat, UnpresentedResult } from '../errors/error-format.js';
import { createExecutor, type Executor } from '../execution/executor.js';
import { createSharedAnswers } from '../execution/shared-answers.js';
import { subscribeAnew } from '../execution/subscribe-anew.js';
import type { Gate, RequestedOperation } from '../gate/gate.js';
import type { Reader } from '../gate/readers.js';
import type { BuildContext, ContextRequest, OperationContext, RenewContext } from '../operation-context.js';
import { OK, outcomeOf } from '../operation-metrics.js';
import type { ObservedOperation, OperationObserver } from '../operation-observer.js';
import type { OperationLimits } from '../rate-limits/operation-limits.js';
import { createTelling } from './shared-telling.js';
import type { ConnectionParameters, SocketSignIn } from './socket-sign-in.js';

/** Sends a message. @returns a promise until it is written, where the network did not take it at once */
export type Send = (message: string) => Promise<void> | undefined;

/** What is known of one socket. */
export interface SocketDetails {
  readonly address: string;
  readonly region: string | null;
  readonly signIn: SocketSignIn;
  readonly reader: Reader;
  readonly send: Send;
  /** Closes the socket of a client that reads more slowly than things happen. It may come back and catch up. */
  readonly sendAway: () => void;
}

export interface SocketOperationsOptions<Context extends OperationContext> {
  readonly schema: GraphQLSchema;
  readonly gate: Gate;
  readonly executor: Executor<Context>;
  readonly errors: ErrorFormat;
  readonly buildContext: BuildContext<Context>;
  readonly renewContext: RenewContext<Context>;
  /** Null: operations are not counted. */
  readonly operationLimits: OperationLimits<Context> | null;
  readonly observer: OperationObserver;
  /** Operations that one socket may run at a time. */
  readonly streamsPerSocket: number;
  readonly logger: Logger;
}

type Connection = SocketContext<ConnectionParameters, SocketDetails>;

/** Credentials may be renewed while an operation runs. */
type SocketRequest = Omit<ContextRequest, 'authorization'> & Pick<SocketDetails, 'signIn'>;

/** An operation, and when it was asked for. */
interface BegunOperation {
  /** As its socket calls it. */
  readonly id: string;
  readonly operation: OperationDefinitionNode;
  readonly observed: ObservedOperation;
  readonly begunMs: number;
}

/** One that was let in. */
interface RunningOperation<Context> extends BegunOperation {
  readonly send: Send;
  readonly request: SocketRequest;
  readonly context: Context;
}

/** How long a socket may stay silent before it has to say who it is. */
const INTRODUCTION_TIMEOUT_MS = 3000;

/** Speaks the `graphql-transport-ws` protocol: lets operations through the gate, runs them, tells what failed. */
export function createSocketOperations<Context extends OperationContext>(
  options: SocketOperationsOptions<Context>,
): Server<SocketDetails> {
  const {
    schema,
    gate,
    executor,
    errors,
    buildContext,
    renewContext,
    operationLimits,
    observer,
    streamsPerSocket,
    logger,
  } = options;
  // What is answered to all reads nothing, so that nobody has to say where it would be read.
  const share = createSharedAnswers(schema, createExecutor(schema));
  const running = new WeakMap<ExecutionArgs, RunningOperation<Context>>();

  async function admit(
    connection: Connection,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const begunMs = performance.now();
    if (Object.keys(connection.subscriptions).length > streamsPerSocket) {
      return [
        new GraphQLError(`At most ${streamsPerSocket} operations may run on one connection.`, {
          extensions: { code: 'RATE_LIMITED' },
        }),
      ];
    }
    const read = await gate.read(payload.query, connection.extra.reader);
    if ('errors' in read) return read.errors;
    const operation = getOperationAST(read.document, payload.operationName);
    if (!operation)
      return [new GraphQLError('The operation to run is not named, or is not in the document.')];
    const variables = payload.variables ?? {};
    const requested = { document: read.document, operation, variables };
    const cost = gate.admit(requested, 'websocket', connection.extra.reader);

    const requestId = newId();
    const observed = observer.begin(operation, {
      transport: 'websocket',
      requestId,
      origin: originOf(payload),
    });
    const begun = { id, requestId, operation, observed, begunMs };
    try {
      return await observed.run(() => prepare(connection, requested, cost, begun));
    } catch (error) {
      observed.abandoned(error);
      throw error;
    }
  }

  /** Finds out who asks, and takes it from their limits. */
  async function prepare(
    connection: Connection,
    requested: RequestedOperation,
    cost: number,
    { requestId, ...begun }: BegunOperation & Pick<SocketRequest, 'requestId'>,
  ): Promise<ExecutionArgs> {
    const { operation } = begun;
    const { address, region, signIn, send } = connection.extra;
    logger.info(
      { requestId, address, kind: operation.operation, operation: operation.name?.value },
      'socket operation',
    );
    const request: SocketRequest = { signIn, requestId, address, region, transport: 'websocket' };
    const context = await contextOf(request);
    const verdict = await operationLimits?.take(requested, cost, context);
    if (verdict?.refusal) throw verdict.refusal;
    const admitted: ExecutionArgs = {
      schema,
      document: requested.document,
      variableValues: requested.variables,
      contextValue: context,
      ...(operation.name ? { operationName: operation.name.value } : {}),
    };
    running.set(admitted, { ...begun, request, send, context });
    return admitted;
  }

  /** Asked each second for each stream, which is why its parts are named: copying what is left of a request takes longer. */
  function contextOf({ signIn, requestId, address, region, transport }: SocketRequest): Promise<Context> {
    return buildContext({ authorization: signIn.authorization, requestId, address, region, transport });
  }

  function runningOf(admitted: ExecutionArgs): RunningOperation<Context> {
    const found = running.get(admitted);
    if (!found) throw new Error('An operation runs that was never admitted.');
    return found;
  }

  function noteAnswer({ observed, begunMs }: BegunOperation, outcome: string): void {
    observed.answered(outcome, performance.now() - begunMs);
  }

  function noteNext(ran: BegunOperation, errorsTold: readonly GraphQLFormattedError[] | undefined): void {
    if (ran.operation.operation === OperationTypeNode.SUBSCRIPTION) observer.delivered(ran.operation);
    else noteAnswer(ran, outcomeOf(errorsTold));
  }

  function present(
    result: UnpresentedResult,
    { request }: Pick<RunningOperation<Context>, 'request'>,
  ): FormattedExecutionResult {
    return errors.presentResult(result, request.requestId);
  }

  return makeServer<ConnectionParameters, SocketDetails>({
    connectionInitWaitTimeout: INTRODUCTION_TIMEOUT_MS,
    onConnect: ({ extra, connectionParams }) => extra.signIn.welcome(connectionParams),

    // A failure in here would close the socket, with all that runs on it, so that every one becomes an answer.
    async onSubscribe(connection, id, payload) {
      try {
        return await admit(connection, id, payload);
      } catch (error) {
        return [
          error instanceof GraphQLError ? error : new GraphQLError('', { originalError: asError(error) }),
        ];
      }
    },

    async subscribe(admitted) {
      const operation = executable(admitted);
      const ran = runningOf(admitted);
      const events = await ran.observed.run(() =>
        subscribeAnew(admitted, {
          buildContext: () => contextOf(ran.request),
          renewContext,
          execute: (event, context) =>
            observer.deliver(ran.operation, () => executor({ ...operation, root: event, context })),
          ...createTelling(share(operation), ran, observer),
        }),
      );
      noteAnswer(ran, Symbol.asyncIterator in events ? OK : outcomeOf(present(events, ran).errors));
      return events;
    },

    execute(admitted) {
      const { observed, context } = runningOf(admitted);
      return observed.run(() => executor({ ...executable(admitted), context }));
    },

    onNext(_connection, _id, _payload, admitted, result) {
      const ran = runningOf(admitted);
      const told = present(result, ran);
      noteNext(ran, told.errors);
      return told;
    },

    onError({ extra }, _id, _payload, refused) {
      if (refused.some(({ originalError }) => originalError instanceof LiveTopicLaggedError))
        extra.sendAway();
      const told = refused.map((error) =>
        error.originalError ? errors.present(error, newId()) : errors.presentRefusal(error),
      );
      observer.refused(outcomeOf(told));
      return told;
    },
  });
}

/** Which trace a client says it is of: in an extension, as nothing else of a message is read by way of headers. */
function originOf({ extensions }: SubscribePayload): Origin {
  const traceparent = extensions?.['traceparent'];
  return typeof traceparent === 'string' ? traceparent : null;
}

function executable({ document, operationName, variableValues }: ExecutionArgs) {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('An admitted document has lost its operation.');
  return { document, operation, variables: variableValues ?? {} };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
