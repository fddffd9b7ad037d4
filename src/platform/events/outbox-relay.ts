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
  /** For the connection that listens; it must lead to the server itself, not to a transaction pooler. */
  readonly connectionString: string;
  readonly logger: Logger;
  readonly clock: Clock;
  /** The types of event that are known here; others wait for a newer process that knows them. */
  readonly types: readonly string[];
  /** Default: what follows events is not traced. */
  readonly tracing?: Tracing;
  /** How often to look when nothing wakes it. */
  readonly pollMs?: number;
  /** How long published events stay in the table. */
  readonly keepMs?: number;
}

/**
 * Hands committed events to their handlers: at least once, and those with the same key, such as the id of their profile, in
 * order: while one fails, those behind it wait, and those of other keys go on.
 * Any number of processes may run one, and they share the work by lanes; when one dies, the others go on with its lanes.
 * Nothing is given up: an event whose handler fails is tried again, ever more slowly, until it succeeds.
 */
export interface OutboxRelay extends AsyncDisposable {
  /** Known events without handlers count as published. */
  on<Event extends DomainEvent>(type: Event['type'], handler: EventHandler<Event>): void;
  start(): void;
}

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;
const PRUNE_EVERY_MS = 60 * SECOND;
/** Each holds a connection to the database while its events are handed on. */
const LANES_AT_ONCE = 2;
/** Handlers mostly wait for others. */
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
  /** By a clock that only goes forward: one that is set back would let nothing be removed until then. */
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
        .catch((error: unknown) => logger.error({ error }, 'The outbox cannot be worked; trying again'));
      if (!stop.signal.aborted) await wake.wait(pollMs);
    }
    await listener[Symbol.asyncDispose]();
  }

  /**
   * One pass over what is committed now, each lane from its oldest event. Where it ends is fixed first: an event that commits
   * behind the pass may have successors ahead of it, which must not overtake it.
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

  /** @returns the ids of those that were delivered */
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

/** So that relays side by side seldom want the same one. */
function inRandomOrder<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, rank: Math.random() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

/** Those of each key, in their order. */
function byOrderKey(events: readonly StoredEvent[]): StoredEvent[][] {
  const lines = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const line = lines.get(event.orderKey);
    if (line) line.push(event);
    else lines.set(event.orderKey, [event]);
  }
  return [...lines.values()];
}
