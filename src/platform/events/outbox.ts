import type { DomainEvent } from '../../shared/domain-event.js';
import type { Tracing } from '../telemetry/tracing/tracing.js';

/** Stores the current trace with events, so that their handling becomes part of it. */
export type EventOrigin = Pick<Tracing, 'traceparent'>;

/** Stores events in the transaction that causes them, to be relayed after its commit. */
export interface Outbox {
  /**
   * Append after saving the aggregate, when its row is locked, so that the events of concurrent changes are in the
   * order of the changes.
   */
  append(events: readonly DomainEvent[]): Promise<void>;
}
