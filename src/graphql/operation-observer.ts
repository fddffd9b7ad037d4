import type { OperationDefinitionNode } from 'graphql';
import type { NoteSlow } from '../platform/telemetry/slow-log.js';
import { failureOf } from '../platform/telemetry/tracing/failure.js';
import type { Origin, Tracing } from '../platform/telemetry/tracing/tracing.js';
import { OK, type OperationMeter } from './operation-metrics.js';
import { createOperationNames } from './operation-names.js';

/** The arrival of an operation. */
export interface OperationArrival {
  readonly transport: 'http' | 'rest' | 'websocket';
  readonly requestId: string;
  /** The parent span. Default: that of the current request. */
  readonly origin?: Origin;
}

/** A running operation. */
export interface ObservedOperation {
  /** Runs work as a part of the operation. */
  run<Result>(work: () => Result): Result;
  /** It was answered, with its outcome and duration. Called once. */
  answered(outcome: string, milliseconds: number): void;
  /** It was ended without an answer. */
  abandoned(error: unknown): void;
}

/** Observes operations of all transports. */
export interface OperationObserver {
  begin(operation: OperationDefinitionNode, arrival: OperationArrival): ObservedOperation;
  /** A request was refused before it was an operation. */
  refused(outcome: string): void;
  /** Answers an event of a subscription, in a trace of its own, because a subscription may last for days. */
  deliver<Result>(operation: OperationDefinitionNode, work: () => Result): Result;
  /** An event of a subscription was sent. */
  delivered(operation: OperationDefinitionNode): void;
}

export interface OperationObserverOptions {
  /** Null: no metrics. */
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
