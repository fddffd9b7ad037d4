import type { OperationDefinitionNode } from 'graphql';
import { MessageType } from 'graphql-ws';
import type { EventTaker } from '../../platform/events/live-topics.js';
import { isAscii } from '../../shared/ascii.js';
import type { ShareAnswer, SharedAnswer } from '../execution/shared-answers.js';
import type { OperationObserver } from '../operation-observer.js';
import type { SocketWriter } from './socket-writer.js';

/** A stream that receives events. */
export interface ReceivingStream {
  /** The operation id in the protocol. */
  readonly id: string;
  readonly writer: SocketWriter;
  readonly operation: OperationDefinitionNode;
}

/**
 * A fast path for events with the same answer for all subscribers: the text is put into a message directly, without
 * the processing of graphql-ws. The messages are the same.
 */
export class SharedDelivery implements EventTaker<unknown> {
  readonly #share: ShareAnswer;
  readonly #writer: SocketWriter;
  readonly #operation: OperationDefinitionNode;
  readonly #observer: OperationObserver;
  readonly #beginning: string;
  readonly #idIsAscii: boolean;

  constructor(share: ShareAnswer, { id, writer, operation }: ReceivingStream, observer: OperationObserver) {
    this.#share = share;
    this.#writer = writer;
    this.#operation = operation;
    this.#observer = observer;
    this.#beginning = `{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":`;
    this.#idIsAscii = isAscii(id);
  }

  take(event: object): boolean | Promise<boolean> {
    const answer = this.#observer.deliver(this.#operation, () => this.#share(event));
    return answer instanceof Promise ? answer.then((late) => this.#send(late)) : this.#send(answer);
  }

  #send(answer: SharedAnswer | null): boolean | Promise<boolean> {
    if (answer === null) return false;
    const written = this.#writer.send(`${this.#beginning}${answer.text}}`, this.#idIsAscii && answer.isAscii);
    this.#observer.delivered(this.#operation);
    return written ? written.then(() => true) : true;
  }
}
