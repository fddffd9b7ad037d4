import type { DomainEvent } from '../../shared/domain-event.js';
import { untilAborted } from '../async/deadline.js';

/** What happens after an event's commit. It may see an event again, and must tell by its id. */
export type EventHandler<Event extends DomainEvent> = (event: Event) => Promise<void>;

/** Events come by their type, so that a handler sees none but those it was registered for. */
interface RegisteredHandler {
  handle(event: DomainEvent): Promise<void>;
}

/** One handler that hangs would hold up everything, so none is waited for longer than this. */
const HANDLER_TIMEOUT_MS = 10_000;

/** The handlers of each type of event, in the order of registration. */
export function createEventHandlers() {
  const handlers = new Map<string, RegisteredHandler[]>();

  return {
    on<Event extends DomainEvent>(type: Event['type'], handler: EventHandler<Event>): void {
      const others = handlers.get(type) ?? [];
      handlers.set(type, [...others, { handle: handler }]);
    },

    /** @throws what the first failing handler throws; those after it have not seen the event */
    async deliver(event: DomainEvent): Promise<void> {
      for (const handler of handlers.get(event.type) ?? []) {
        await untilAborted(handler.handle(event), AbortSignal.timeout(HANDLER_TIMEOUT_MS));
      }
    },
  };
}
