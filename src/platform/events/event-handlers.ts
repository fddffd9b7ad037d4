import type { DomainEvent } from '../../shared/domain-event.js';
import { untilAborted } from '../async/deadline.js';

/** Runs after an event's commit. It may see an event again, and must recognise it by its id. */
export type EventHandler<Event extends DomainEvent> = (event: Event) => Promise<void>;

/** Handlers are registered by event type, and see only events of that type. */
interface RegisteredHandler {
  handle(event: DomainEvent): Promise<void>;
}

/** A handler that hangs would block everything, so each has a timeout. */
const HANDLER_TIMEOUT_MS = 10_000;

/** The handlers of each event type, in the order of registration. */
export function createEventHandlers() {
  const handlers = new Map<string, RegisteredHandler[]>();

  return {
    on<Event extends DomainEvent>(type: Event['type'], handler: EventHandler<Event>): void {
      const others = handlers.get(type) ?? [];
      handlers.set(type, [...others, { handle: handler }]);
    },

    /** @throws the error of the first failing handler; those after it have not seen the event */
    async deliver(event: DomainEvent): Promise<void> {
      for (const handler of handlers.get(event.type) ?? []) {
        await untilAborted(handler.handle(event), AbortSignal.timeout(HANDLER_TIMEOUT_MS));
      }
    },
  };
}
