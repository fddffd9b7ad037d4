import type { DomainEvent } from '../../shared/domain-event.js';
import type { Logger } from '../telemetry/logger.js';
import { createHeldKeys } from './held-keys.js';

export interface OrderedDeliveryOptions<Event extends DomainEvent> {
  readonly deliver: (event: Event) => Promise<void>;
  readonly orderKeyOf: (event: Event) => string;
  readonly logger: Logger;
  /** A monotonic clock. Tests replace it. */
  readonly monotonicMs?: () => number;
}

/** One pass over the waiting events, oldest first. Passes do not overlap. */
export interface DeliveryPass<Event extends DomainEvent> {
  /**
   * Delivers the event, unless its key is held, or an earlier event of the key failed in this pass. @returns whether it
   * was delivered
   */
  offer(event: Event): Promise<boolean>;
  /** After this many new failures, a shared dependency is probably down: better to continue later. */
  readonly exhausted: boolean;
}

/**
 * The most keys that may start to fail in a pass. It doubles after each pass that reached it: perhaps just these keys
 * fail and nothing shared is down, and events behind theirs would succeed.
 */
const FEWEST_NEW_FAILURES = 3;
const MOST_NEW_FAILURES = 192;
/** After this many attempts, someone should look: this is not a passing outage. */
const ALARMING_FAILURES = 8;
/** Further failures of a pass are only counted. */
const TOLD_PER_PASS = 10;

/**
 * Keeps the order of events with the same key when one fails: the key is held, and retried from its oldest event after
 * a growing delay. Other keys continue, however many fail for good. Held keys are known to this process only; after a
 * restart, or in another process, they are retried at once.
 */
export function createOrderedDelivery<Event extends DomainEvent>(options: OrderedDeliveryOptions<Event>) {
  const { deliver, orderKeyOf, logger, monotonicMs = () => performance.now() } = options;
  const held = createHeldKeys(monotonicMs);
  let allowed = FEWEST_NEW_FAILURES;
  /** In this pass: failures of keys that were not held, and all failures. */
  let newFailures = 0;
  let failures = 0;
  const isExhausted = () => newFailures >= allowed;

  function beginCounting(): void {
    if (failures > TOLD_PER_PASS) {
      logger.warn({ failures, held: held.size }, 'Many events failed in one pass and will be retried');
    }
    allowed = isExhausted() ? Math.min(2 * allowed, MOST_NEW_FAILURES) : FEWEST_NEW_FAILURES;
    newFailures = 0;
    failures = 0;
  }

  function noteFailure(key: string, event: Event, error: unknown): void {
    failures += 1;
    if (!held.isHeld(key)) newFailures += 1;
    const hold = held.hold(key);
    if (failures > TOLD_PER_PASS) return;
    const level = hold.failures < ALARMING_FAILURES ? 'warn' : 'error';
    logger[level](
      { error, eventId: event.id, type: event.type, orderKey: key, ...hold },
      'Handling an event failed; it and later events of its key will be retried',
    );
  }

  return {
    beginPass(): DeliveryPass<Event> {
      beginCounting();
      held.beginPass();
      const waiting = new Set<string>();

      return {
        get exhausted() {
          return isExhausted();
        },
        async offer(event) {
          const key = orderKeyOf(event);
          if (waiting.has(key)) return false;
          if (held.passesOver(key)) {
            waiting.add(key);
            return false;
          }
          try {
            await deliver(event);
          } catch (error) {
            waiting.add(key);
            noteFailure(key, event, error);
            return false;
          }
          held.release(key);
          return true;
        },
      };
    },
  };
}
