import type { OperationDefinitionNode } from 'graphql';
import { MessageType } from 'graphql-ws';
import type { ShareAnswer } from '../execution/shared-answers.js';
import type { EventExecution } from '../execution/subscribe-per-event.js';
import type { OperationObserver } from '../operation-observer.js';
import type { Send } from './socket-admission.js';

/** A stream that receives events. */
export interface ReceivingStream {
  /** As its socket calls it. */
  readonly id: string;
  readonly send: Send;
  readonly operation: OperationDefinitionNode;
}

/**
 * A shorter way for events that are answered to all with the same text: it goes into a message as it is, without what
 * graphql-ws does with a result. The messages are the same.
 * @param share null where answers may differ, and there is no shorter way
 */
export function createSharedDelivery(
  share: ShareAnswer | null,
  { id, send, operation }: ReceivingStream,
  observer: OperationObserver,
): Pick<EventExecution<never>, 'tell'> {
  if (!share) return {};
  const beginning = `{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":`;

  function say(text: string | null): boolean | Promise<boolean> {
    if (text === null) return false;
    const written = send(`${beginning}${text}}`);
    observer.delivered(operation);
    return written ? written.then(() => true) : true;
  }

  return {
    tell(event) {
      const text = observer.deliver(operation, () => share(event));
      return text instanceof Promise ? text.then(say) : say(text);
    },
  };
}
