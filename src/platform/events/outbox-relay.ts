import type pg from 'pg';
import type { Clock } from '../../shared/clock.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import { createBell } from '../async/bell.js';
import type { Logger } from '../telemetry/logger.js';
import { createEventHandlers, type EventHandler } from './event-handlers.js';
import { listenForNotifications } from './notification-listener.js';
import { createOrderedDelivery, type DeliveryPass } from './ordered-delivery.js';
import { endOfOutbox, OUTBOX_CHANNEL, prunePublished, relayBatch, type StoredEvent } from './outbox-table.js';

export interface OutboxRelayOptions {
  readonly pool: pg.Pool;
  /** For the connection that listens; it must lead to the server itself, not to a transaction pooler. */
  readonly connectionString: string;
  readonly logger: Logger;
  readonly clock: Clock;
  /**
   * Events with the same key, such as the id of their account, reach the handlers in order: while one fails,
   * those behind it wait, and those of other keys go on.
   */
  readonly orderKeyOf: (event: DomainEvent) => string;
  /** How often to look when nothing wakes it. */
  readonly pollMs?: number;
  /** How long published events stay in the table. */
  readonly keepMs?: number;
}

/**
 * Hands committed events to their handlers: at least once, and in order per key.
 * Any number of processes may run one; a lock lets one work at a time, and another go on when it dies.
 * Nothing is given up: an event whose handler fails is tried again, ever more slowly, until it succeeds.
 */
export interface OutboxRelay extends AsyncDisposable {
  /** Events that nobody handles count as published. */
  on<Event extends DomainEvent>(type: Event['type'], handler: EventHandler<Event>): void;
  start(): void;
}

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;
const PRUNE_EVERY_MS = 60 * SECOND;

export function createOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const { pool, connectionString, logger, clock, orderKeyOf, pollMs = SECOND, keepMs = DAY } = options;
  const handlers = createEventHandlers();
  const delivery = createOrderedDelivery({
    deliver: (event) => handlers.deliver(event),
    orderKeyOf,
    clock,
    logger,
  });
  const bell = createBell();
  let running: Promise<void> | null = null;
  const stop = new AbortController();
  let prunedAt = 0;

  async function run(): Promise<void> {
    const listener = listenForNotifications({
      connectionString,
      channel: OUTBOX_CHANNEL,
      onNotification: () => bell.ring(),
      logger,
    });
    while (!stop.signal.aborted) {
      await relayWaiting()
        .then(pruneNowAndThen)
        .catch((error: unknown) => logger.error({ error }, 'The outbox cannot be worked; trying again'));
      if (!stop.signal.aborted) await bell.wait(pollMs);
    }
    await listener[Symbol.asyncDispose]();
  }

  /**
   * One pass over what is committed now, from the oldest. Where it ends is fixed first: an event that commits
   * behind the pass may have successors ahead of it, which must not overtake it.
   */
  async function relayWaiting(): Promise<void> {
    const upTo = await endOfOutbox(pool);
    if (upTo === null) return;
    const pass = delivery.beginPass();
    let after: string | null = '0';
    while (after !== null && !stop.signal.aborted && !pass.exhausted) {
      after = await relayBatch(pool, { after, upTo }, (events) => offerAll(events, pass));
    }
  }

  async function offerAll(
    events: readonly StoredEvent[],
    pass: DeliveryPass<DomainEvent>,
  ): Promise<readonly string[]> {
    const delivered: string[] = [];
    for (const event of events) {
      if (stop.signal.aborted || pass.exhausted) break;
      if (await pass.offer(event)) delivered.push(event.id);
    }
    return delivered;
  }

  async function pruneNowAndThen(): Promise<void> {
    const now = clock.now().getTime();
    if (now - prunedAt < PRUNE_EVERY_MS) return;
    prunedAt = now;
    await prunePublished(pool, new Date(now - keepMs));
  }

  return {
    on: (type, handler) => handlers.on(type, handler),
    start() {
      running ??= run();
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      bell.ring();
      await running;
    },
  };
}
