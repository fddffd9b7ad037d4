import type { OperationDefinitionNode } from 'graphql';
import type { NoteSlow } from '../platform/telemetry/slow-log.js';
import { failureOf } from '../platform/telemetry/tracing/failure.js';
import type { Origin, Tracing } from '../platform/telemetry/tracing/tracing.js';
import { OK, type OperationMeter } from './operation-metrics.js';
import { createOperationNames } from './operation-names.js';

/** How an operation came. */
export interface OperationArrival {
  readonly transport: 'http' | 'rest' | 'websocket';
  readonly requestId: string;
  /** What it follows from. Default: the request that is under way. */
  readonly origin?: Origin;
}

/** An operation that is under way. */
export interface ObservedOperation {
  /** What is done in here counts as done for it. */
  run<Result>(work: () => Result): Result;
  /** It was answered; how, and how long after it was asked for. Once. */
  answered(outcome: string, milliseconds: number): void;
  /** It ended before there was an answer to it. */
  abandoned(error: unknown): void;
}

/** Observes operations of all transports. */
export interface OperationObserver {
  begin(operation: OperationDefinitionNode, arrival: OperationArrival): ObservedOperation;
  /** A request was refused before it was an operation. */
  refused(outcome: string): void;
  /** Answers an event of a subscription: it begins a trace of its own, as a subscription may last for days. */
  deliver<Result>(operation: OperationDefinitionNode, work: () => Result): Result;
  /** An event of a subscription was sent. */
  delivered(operation: OperationDefinitionNode): void;
}

export interface OperationObserverOptions {
  /** Null: nothing is measured. */
  readonly meter: OperationMeter | null;
  readonly tracing: Tracing;
  readonly noteSlow: NoteSlow;
}

export function createOperationObserver({
  meter,
  tracing,
  noteSlow,
}: OperationObserverOptions): OperationObserver {
  const namesOf = createOperationNames();

  return {
    begin(operation, { transport, requestId, origin }) {
      const names = namesOf(operation);
      const activity = tracing.begin({ kind: 'operation', transport, ...names }, origin);
      return {
        run: activity.run,
        answered(outcome, milliseconds) {
          meter?.answered(operation, outcome, milliseconds);
          noteSlow(milliseconds, activity, () => ({
            requestId,
            transport,
            kind: names.type,
            operation: names.name,
            rootFields: names.rootFields,
            outcome,
          }));
          activity.end({ failure: outcome === OK ? null : outcome });
        },
        abandoned: (error) => activity.end({ failure: failureOf(error) }),
      };
    },
    refused: (outcome) => meter?.refused(outcome),
    deliver(operation, work) {
      if (!tracing.isOn) return work();
      return tracing.follow({ kind: 'delivery', label: namesOf(operation).label }, null, work);
    },
    delivered: (operation) => meter?.delivered(operation),
  };
}
