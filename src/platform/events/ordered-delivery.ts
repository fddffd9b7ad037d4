import type { DomainEvent } from '../../shared/domain-event.js';
import type { Logger } from '../telemetry/logger.js';
import { createHeldKeys } from './held-keys.js';

export interface OrderedDeliveryOptions<Event extends DomainEvent> {
  readonly deliver: (event: Event) => Promise<void>;
  readonly orderKeyOf: (event: Event) => string;
  readonly logger: Logger;
  /** A clock that only goes forward. In tests alone another than the process's own. */
  readonly monotonicMs?: () => number;
}

/** One walk over the waiting events, oldest first. The one before it is over. */
export interface DeliveryPass<Event extends DomainEvent> {
  /** Delivers the event, unless its key failed lately or it stands behind one that did. Tells whether it is delivered. */
  offer(event: Event): Promise<boolean>;
  /** So many keys began to fail that something they share is probably away: better to go on later. */
  readonly exhausted: boolean;
}

/**
 * So many keys may begin to fail in a pass, and twice as many after each that ended so: it may be they, and nothing shared, and
 * behind them stand others that would succeed.
 */
const FEWEST_NEW_FAILURES = 3;
const MOST_NEW_FAILURES = 192;
/** From here on a person should look: it is no passing outage. */
const ALARMING_FAILURES = 8;
/** Further failures of a pass are only counted. */
const TOLD_PER_PASS = 10;

/**
 * Keeps the order of events with the same key when one of them fails: the key is held, and tried again after
 * a growing delay from its oldest event. Other keys go on, however many fail for good. What is held is known to this process
 * only; after a restart, or in another process, it is simply tried at once.
 */
export function createOrderedDelivery<Event extends DomainEvent>(options: OrderedDeliveryOptions<Event>) {
  const { deliver, orderKeyOf, logger, monotonicMs = () => performance.now() } = options;
  const held = createHeldKeys(monotonicMs);
  let allowed = FEWEST_NEW_FAILURES;
  /** Of this pass: of keys that were not held, and of all. */
  let newFailures = 0;
  let failures = 0;
  const isExhausted = () => newFailures >= allowed;

  function beginCounting(): void {
    if (failures > TOLD_PER_PASS) {
      logger.warn(
        { failures, held: held.size },
        'So many events could not be handled in one pass; they wait',
      );
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
      'An event could not be handled; it and those behind it wait',
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
