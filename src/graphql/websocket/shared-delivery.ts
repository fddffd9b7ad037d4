import type { OperationDefinitionNode } from 'graphql';
import { MessageType } from 'graphql-ws';
import { isAscii } from '../../shared/ascii.js';
import type { ShareAnswer, SharedAnswer } from '../execution/shared-answers.js';
import type { EventExecution } from '../execution/subscribe-per-event.js';
import type { OperationObserver } from '../operation-observer.js';
import type { Send } from './socket-admission.js';

/** A stream that receives events. */
export interface ReceivingStream {
  /** The operation id in the protocol. */
  readonly id: string;
  readonly send: Send;
  readonly operation: OperationDefinitionNode;
}

/**
 * A fast path for events with the same answer for all subscribers: the text is put into a message directly, without
 * the processing of graphql-ws. The messages are the same.
 * @param share null when answers may differ; then there is no fast path
 */
export function createSharedDelivery(
  share: ShareAnswer | null,
  { id, send, operation }: ReceivingStream,
  observer: OperationObserver,
): Pick<EventExecution<never>, 'tell'> {
  if (!share) return {};
  const beginning = `{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":`;

  const idIsAscii = isAscii(id);

  function say(answer: SharedAnswer | null): boolean | Promise<boolean> {
    if (answer === null) return false;
    const written = send(`${beginning}${answer.text}}`, idIsAscii && answer.isAscii);
    observer.delivered(operation);
    return written ? written.then(() => true) : true;
  }

  return {
    tell(event) {
      const answer = observer.deliver(operation, () => share(event));
      return answer instanceof Promise ? answer.then(say) : say(answer);
    },
  };
}
