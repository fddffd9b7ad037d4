import type { OperationDefinitionNode } from 'graphql';
import type { Counter, Durations, MetricDefinition, Metrics } from '../platform/telemetry/metrics/metric.js';
import { labelOf } from './operation-names.js';

export const GRAPHQL_OPERATIONS: MetricDefinition = {
  name: 'streamcore_graphql_operations_total',
  help: 'Operations by root field, kind and outcome: OK, or the code of the first error.',
  labels: ['operation', 'kind', 'outcome'],
  // Every root field, with some of the codes.
  mostSeries: 1_000,
};

export const GRAPHQL_DURATION: MetricDefinition = {
  name: 'streamcore_graphql_operation_duration_seconds',
  help: 'Time from the request to the complete response; for subscriptions, until they are established.',
  labels: ['operation', 'kind'],
  mostSeries: 400,
};

export const LIVE_EVENTS: MetricDefinition = {
  name: 'streamcore_live_events_total',
  help: 'Subscription events sent to clients.',
  labels: ['operation'],
};

export const LIVE_SOCKETS: MetricDefinition = {
  name: 'streamcore_live_sockets',
  help: 'Open sockets of this process.',
  labels: [],
};

export const OK = 'OK';
/** Tells clients to send the whole document: not a failure. */
const NOT_KNOWN_YET = 'PERSISTED_QUERY_NOT_FOUND';
/** Documents that cannot be parsed or validated. */
const INVALID = 'invalid';

/** Counts and times operations of all transports. */
export interface OperationMeter {
  /** An operation was answered. */
  answered(operation: OperationDefinitionNode, outcome: string, milliseconds: number): void;
  /** A request was refused before it became an operation, except for unknown persisted queries. */
  refused(outcome: string): void;
  /** An event of a subscription was sent. */
  delivered(operation: OperationDefinitionNode): void;
}

interface OperationSeries {
  readonly label: string;
  readonly kind: string;
  readonly duration: Durations;
  readonly ok: Counter;
  readonly outcomes: Map<string, Counter>;
  /** Null until the first event is sent. */
  events: Counter | null;
}

/**
 * Labels operations with their root fields, whose number the schema bounds, rather than with the names that clients
 * choose, which are unbounded. The series of a document are cached with it.
 */
export function createOperationMeter(metrics: Metrics): OperationMeter {
  const operations = metrics.counter(GRAPHQL_OPERATIONS);
  const durations = metrics.durations(GRAPHQL_DURATION);
  const events = metrics.counter(LIVE_EVENTS);
  const known = new WeakMap<OperationDefinitionNode, OperationSeries>();

  function seriesOf(operation: OperationDefinitionNode): OperationSeries {
    const label = labelOf(operation);
    const series: OperationSeries = {
      label,
      kind: operation.operation,
      duration: durations.with(label, operation.operation),
      ok: operations.with(label, operation.operation, OK),
      outcomes: new Map(),
      events: null,
    };
    known.set(operation, series);
    return series;
  }

  function counterOf({ label, kind, outcomes }: OperationSeries, outcome: string): Counter {
    const counter = outcomes.get(outcome) ?? operations.with(label, kind, outcome);
    outcomes.set(outcome, counter);
    return counter;
  }

  return {
    answered(operation, outcome, milliseconds) {
      const series = known.get(operation) ?? seriesOf(operation);
      series.duration.record(milliseconds);
      (outcome === OK ? series.ok : counterOf(series, outcome)).add();
    },
    refused(outcome) {
      if (outcome !== NOT_KNOWN_YET) operations.with(INVALID, INVALID, outcome).add();
    },
    delivered(operation) {
      const series = known.get(operation) ?? seriesOf(operation);
      series.events ??= events.with(series.label);
      series.events.add();
    },
  };
}

/** The outcome of a formatted result. */
export function outcomeOf(errors: readonly { readonly extensions?: unknown }[] | undefined): string {
  if (!errors?.[0]) return OK;
  const { extensions } = errors[0];
  const code =
    typeof extensions === 'object' && extensions !== null && 'code' in extensions && extensions.code;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
