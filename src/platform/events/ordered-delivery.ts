import type { DomainEvent } from '../../shared/domain-event.js';
import type { Logger } from '../telemetry/logger.js';

export interface OrderedDeliveryOptions<Event extends DomainEvent> {
  readonly deliver: (event: Event) => Promise<void>;
  readonly orderKeyOf: (event: Event) => string;
  readonly logger: Logger;
  /** A monotonic clock: a wall clock that is set back would hold keys until then. Tests replace it. */
  readonly monotonicMs?: () => number;
}

/** One pass over the waiting events, oldest first. */
export interface DeliveryPass<Event extends DomainEvent> {
  /** Delivers the event, unless it failed recently or is behind one that did. Returns whether it was delivered. */
  offer(event: Event): Promise<boolean>;
  /** After so many failures, a shared dependency is probably down: better to continue later. */
  readonly exhausted: boolean;
}

interface Hold {
  readonly failures: number;
  readonly retryAt: number;
}

const FAILURES_PER_PASS = 3;
const FIRST_RETRY_MS = 500;
const SLOWEST_RETRY_MS = 60_000;
/** If the oldest event of a key has not been seen for this long, another process has handled it. */
const FORGOTTEN_AFTER_MS = 10 * SLOWEST_RETRY_MS;
/** After this many attempts, someone should look: this is not a passing outage. */
const ALARMING_FAILURES = 8;

/**
 * Keeps the order of events with the same key when one fails: the key is held, and retried from its oldest event
 * after a growing delay. Other keys continue. Held keys are known to this process only; after a restart, or in
 * another process, they are retried at once.
 */
export function createOrderedDelivery<Event extends DomainEvent>(options: OrderedDeliveryOptions<Event>) {
  const { deliver, orderKeyOf, logger, monotonicMs = () => performance.now() } = options;
  const holds = new Map<string, Hold>();

  function hold(key: string, event: Event, error: unknown): void {
    const failures = (holds.get(key)?.failures ?? 0) + 1;
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), SLOWEST_RETRY_MS);
    holds.set(key, { failures, retryAt: monotonicMs() + delayMs });
    const level = failures < ALARMING_FAILURES ? 'warn' : 'error';
    logger[level](
      { error, eventId: event.id, type: event.type, orderKey: key, failures, delayMs },
      'An event could not be handled; it and those behind it wait',
    );
  }

  function forgetOld(): void {
    const before = monotonicMs() - FORGOTTEN_AFTER_MS;
    for (const [key, { retryAt }] of holds) if (retryAt < before) holds.delete(key);
  }

  return {
    beginPass(): DeliveryPass<Event> {
      forgetOld();
      const waiting = new Set<string>();
      let failures = 0;

      return {
        get exhausted() {
          return failures >= FAILURES_PER_PASS;
        },
        async offer(event) {
          const key = orderKeyOf(event);
          if ((holds.get(key)?.retryAt ?? 0) > monotonicMs()) waiting.add(key);
          if (waiting.has(key)) return false;
          try {
            await deliver(event);
          } catch (error) {
            failures += 1;
            waiting.add(key);
            hold(key, event, error);
            return false;
          }
          holds.delete(key);
          return true;
        },
      };
    },
  };
}
