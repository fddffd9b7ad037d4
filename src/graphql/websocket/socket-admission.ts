import {
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context as SocketContext, SubscribePayload } from 'graphql-ws';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Origin } from '../../platform/telemetry/tracing/tracing.js';
import { newId } from '../../shared/ids.js';
import type { DocumentSender } from '../gate/document-senders.js';
import type { Gate, RequestedOperation } from '../gate/gate.js';
import type { BuildContext, ContextRequest, OperationContext } from '../operation-context.js';
import type { ObservedOperation, OperationObserver } from '../operation-observer.js';
import type { OperationLimits } from '../rate-limits/operation-limits.js';
import type { ConnectionParameters, SocketSignIn } from './socket-sign-in.js';
import type { SocketWriter } from './socket-writer.js';

/** The state of a socket. */
export interface SocketDetails {
  readonly address: string;
  readonly region: string | null;
  readonly signIn: SocketSignIn;
  readonly sender: DocumentSender;
  readonly writer: SocketWriter;
  /** Closes the socket of a client that reads too slowly. It may reconnect and catch up. */
  readonly sendAway: () => void;
}

export interface SocketAdmissionOptions<Context extends OperationContext> {
  readonly schema: GraphQLSchema;
  readonly gate: Gate;
  readonly buildContext: BuildContext<Context>;
  /** Null: operations are not limited. */
  readonly operationLimits: OperationLimits<Context> | null;
  readonly observer: OperationObserver;
  /** The most concurrent operations of a socket. */
  readonly streamsPerSocket: number;
  readonly logger: Logger;
}

type Connection = SocketContext<ConnectionParameters, SocketDetails>;

/** Credentials may be renewed while an operation runs. */
type SocketRequest = Omit<ContextRequest, 'authorization'> & Pick<SocketDetails, 'signIn'>;

/** An operation, with its time of arrival. */
export interface BegunOperation {
  /** The operation id in the protocol. */
  readonly id: string;
  readonly operation: OperationDefinitionNode;
  readonly observed: ObservedOperation;
  readonly begunMs: number;
}

/** An admitted operation. */
export interface RunningOperation<Context> extends BegunOperation {
  readonly writer: SocketWriter;
  readonly request: SocketRequest;
  readonly context: Context;
}

/** Admits the operations of sockets through the gate and their callers' limits, and tracks those admitted. */
export function createSocketAdmission<Context extends OperationContext>({
  schema,
  gate,
  buildContext,
  operationLimits,
  observer,
  streamsPerSocket,
  logger,
}: SocketAdmissionOptions<Context>) {
  const running = new WeakMap<ExecutionArgs, RunningOperation<Context>>();

  /** Called often for each stream, so it lists its fields explicitly, which is faster than copying the rest of a request. */
  function contextOf({ signIn, requestId, address, region, transport }: SocketRequest): Promise<Context> {
    return buildContext({ authorization: signIn.authorization, requestId, address, region, transport });
  }

  /** Authenticates the caller, and takes the operation from its limits. */
  async function prepare(
    connection: Connection,
    requested: RequestedOperation,
    cost: number,
    { requestId, ...begun }: BegunOperation & Pick<SocketRequest, 'requestId'>,
  ): Promise<ExecutionArgs> {
    const { operation } = begun;
    const { address, region, signIn, writer } = connection.extra;
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
    running.set(admitted, { ...begun, request, writer, context });
    return admitted;
  }

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
    const read = await gate.read(payload.query, connection.extra.sender);
    if ('errors' in read) return read.errors;
    const operation = getOperationAST(read.document, payload.operationName);
    if (!operation)
      return [new GraphQLError('The operation to run is not named, or is not in the document.')];
    const variables = payload.variables ?? {};
    const requested = { document: read.document, operation, variables };
    const cost = gate.admit(requested, 'websocket', connection.extra.sender);

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

  function runningOf(admitted: ExecutionArgs): RunningOperation<Context> {
    const found = running.get(admitted);
    if (!found) throw new Error('An operation runs that was never admitted.');
    return found;
  }

  return { admit, runningOf, contextOf };
}

/** The client's trace context: in an extension, because messages have no headers. */
function originOf({ extensions }: SubscribePayload): Origin {
  const traceparent = extensions?.['traceparent'];
  return typeof traceparent === 'string' ? traceparent : null;
}
