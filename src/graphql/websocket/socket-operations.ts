import {
  type ExecutionArgs,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import { makeServer, type Server } from 'graphql-ws';
import { LiveTopicLaggedError } from '../../platform/events/live-topics.js';
import { newId } from '../../shared/ids.js';
import type { ErrorFormat, UnpresentedResult } from '../errors/error-format.js';
import { createExecutor, type Executor } from '../execution/executor.js';
import { createSharedAnswers } from '../execution/shared-answers.js';
import { subscribePerEvent } from '../execution/subscribe-per-event.js';
import type { OperationContext, RenewContext } from '../operation-context.js';
import { OK, outcomeOf } from '../operation-metrics.js';
import { SharedDelivery } from './shared-delivery.js';
import {
  type BegunOperation,
  createSocketAdmission,
  type RunningOperation,
  type SocketAdmissionOptions,
  type SocketDetails,
} from './socket-admission.js';
import type { ConnectionParameters } from './socket-sign-in.js';

export interface SocketOperationsOptions<Context extends OperationContext>
  extends SocketAdmissionOptions<Context> {
  readonly executor: Executor<Context>;
  readonly errors: ErrorFormat;
  readonly renewContext: RenewContext<Context>;
}

/** How long a socket may take to send `connection_init`. */
const INTRODUCTION_TIMEOUT_MS = 3000;

/** Implements the `graphql-transport-ws` protocol: admits operations, runs them, and reports errors. */
export function createSocketOperations<Context extends OperationContext>(
  options: SocketOperationsOptions<Context>,
): Server<SocketDetails> {
  const { schema, executor, errors, renewContext, observer } = options;
  const { admit, runningOf, contextOf } = createSocketAdmission(options);
  // Shared answers read no data, so no read scope is needed.
  const share = createSharedAnswers(schema, createExecutor(schema));

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

    // An exception here would close the socket with all its operations, so each becomes an error message.
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
      const shareAnswer = share(operation);
      const events = await ran.observed.run(() =>
        subscribePerEvent(admitted, {
          buildContext: () => contextOf(ran.request),
          renewContext,
          execute: (event, context) =>
            observer.deliver(ran.operation, () => executor({ ...operation, root: event, context })),
          direct: shareAnswer && new SharedDelivery(shareAnswer, ran, observer),
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

function executable({ document, operationName, variableValues }: ExecutionArgs) {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('An admitted document has no operation.');
  return { document, operation, variables: variableValues ?? {} };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
