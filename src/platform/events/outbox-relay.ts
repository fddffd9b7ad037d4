import type pg from 'pg';
import type { Clock } from '../../shared/clock.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import { forEachConcurrently } from '../async/for-each-concurrently.js';
import { createWakeSignal } from '../async/wake-signal.js';
import type { Logger } from '../telemetry/logger.js';
import { noTracing, type Tracing } from '../telemetry/tracing/tracing.js';
import { createEventHandlers, type EventHandler } from './event-handlers.js';
import { listenForNotifications } from './notification-listener.js';
import { createOrderedDelivery, type DeliveryPass } from './ordered-delivery.js';
import {
  OUTBOX_CHANNEL,
  prunePublished,
  relayBatch,
  type StoredEvent,
  waitingLanes,
} from './outbox-table.js';

export interface OutboxRelayOptions {
  readonly pool: pg.Pool;
  /** The connection for notifications; it must lead to the server directly, not to a transaction pooler. */
  readonly connectionString: string;
  readonly logger: Logger;
  readonly clock: Clock;
  /** The event types known to this version; others wait for a newer one. */
  readonly types: readonly string[];
  /** Default: handlers are not traced. */
  readonly tracing?: Tracing;
  /** How often to poll without notifications. */
  readonly pollMs?: number;
  /** How long published events are kept in the table. */
  readonly keepMs?: number;
}

/**
 * Delivers committed events to their handlers at least once, in order per key, such as a profile id: while one fails,
 * those behind it wait, and other keys continue. Any number of processes may run a relay; they share the work by
 * lanes, and when one dies, the others take over its lanes. No event is dropped: if its handler fails, it is retried
 * with growing delays until it succeeds.
 */
export interface OutboxRelay extends AsyncDisposable {
  /** Known events without handlers count as published. */
  on<Event extends DomainEvent>(type: Event['type'], handler: EventHandler<Event>): void;
  start(): void;
}

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;
const PRUNE_EVERY_MS = 60 * SECOND;
/** Each holds a database connection while its events are delivered. */
const LANES_AT_ONCE = 2;
/** Handlers mostly wait for I/O. */
const KEYS_AT_ONCE = 25;

export function createOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const { pool, connectionString, logger, clock, types, pollMs = SECOND, keepMs = DAY } = options;
  const { tracing = noTracing } = options;
  const handlers = createEventHandlers();
  const delivery = createOrderedDelivery<StoredEvent>({
    deliver: ({ traceparent, ...event }) =>
      tracing.follow({ kind: 'event', type: event.type, id: event.id }, traceparent, () =>
        handlers.deliver(event),
      ),
    orderKeyOf: ({ orderKey }) => orderKey,
    logger,
  });
  const wake = createWakeSignal();
  let running: Promise<void> | null = null;
  const stop = new AbortController();
  /** By a monotonic clock: with a wall clock that is set back, nothing would be deleted until then. */
  let pruneAt = 0;

  async function run(): Promise<void> {
    const listener = listenForNotifications({
      connectionString,
      channel: OUTBOX_CHANNEL,
      onNotification: () => wake.notify(),
      logger,
    });
    while (!stop.signal.aborted) {
      await relayWaiting()
        .then(pruneNowAndThen)
        .catch((error: unknown) => logger.error({ error }, 'Processing the outbox failed; retrying'));
      if (!stop.signal.aborted) await wake.wait(pollMs);
    }
    await listener[Symbol.asyncDispose]();
  }

  /**
   * One pass over the events committed by now, each lane from its oldest event. Its end is fixed first: an event that
   * commits behind the pass may have successors ahead of it, which must not overtake it.
   */
  async function relayWaiting(): Promise<void> {
    const pass = delivery.beginPass();
    const lanes = inRandomOrder(await waitingLanes(pool));
    await forEachConcurrently(lanes, LANES_AT_ONCE, async (range) => {
      let after: string | null = range.after;
      while (after !== null && !stop.signal.aborted && !pass.exhausted) {
        after = await relayBatch(pool, { range: { ...range, after }, types }, (events) =>
          offerAll(events, pass),
        );
      }
    });
  }

  /** @returns the ids of the delivered events */
  async function offerAll(
    events: readonly StoredEvent[],
    pass: DeliveryPass<StoredEvent>,
  ): Promise<readonly string[]> {
    const delivered: string[] = [];
    await forEachConcurrently(byOrderKey(events), KEYS_AT_ONCE, async (line) => {
      for (const event of line) {
        if (stop.signal.aborted || pass.exhausted) return;
        if (await pass.offer(event)) delivered.push(event.id);
      }
    });
    return delivered;
  }

  async function pruneNowAndThen(): Promise<void> {
    if (performance.now() < pruneAt) return;
    pruneAt = performance.now() + PRUNE_EVERY_MS;
    await prunePublished(pool, new Date(clock.now().getTime() - keepMs));
  }

  return {
    on: (type, handler) => handlers.on(type, handler),
    start() {
      running ??= run();
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      wake.notify();
      await running;
    },
  };
}

/** Shuffled, so that concurrent relays seldom want the same lane. */
function inRandomOrder<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, rank: Math.random() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

/** Groups events by key, in their order. */
function byOrderKey(events: readonly StoredEvent[]): StoredEvent[][] {
  const lines = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const line = lines.get(event.orderKey);
    if (line) line.push(event);
    else lines.set(event.orderKey, [event]);
  }
  return [...lines.values()];
}
