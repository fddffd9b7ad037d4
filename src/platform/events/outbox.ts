import type { DomainEvent } from '../../shared/domain-event.js';
import type { Tracing } from '../telemetry/tracing/tracing.js';

/** Tells which trace events are of, so that what follows them is of it too. */
export type EventOrigin = Pick<Tracing, 'traceparent'>;

/** Where events wait, inside the transaction that caused them, to be relayed after its commit. */
export interface Outbox {
  /**
   * Append after saving the aggregate: the row's lock is then held, so that two changes of one aggregate
   * enter in the order in which they happened.
   */
  append(events: readonly DomainEvent[]): Promise<void>;
}
