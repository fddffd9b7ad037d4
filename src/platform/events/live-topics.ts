/** What reaches a viewer as it happens. */
export interface LiveEvent<Payload> {
  /** The id of the event that caused it; a client names the last one it saw to catch up. */
  readonly id: string;
  readonly occurredAt: Date;
  /** JSON: what is not, such as a Date, arrives as JSON writes it. */
  readonly payload: Payload;
}

/** A kind of live event. Its payload type travels with it, so that a wrong one does not compile. */
export interface LiveTopic<Payload> {
  readonly name: string;
  readonly payload?: Payload;
  /** What an event is news of, where only the newest is worth telling to who cannot keep up. */
  newestOf?(payload: Payload): string;
}

export function defineTopic<Payload>(
  name: string,
  options: Pick<LiveTopic<Payload>, 'newestOf'> = {},
): LiveTopic<Payload> {
  return { name, ...options };
}

export interface LiveTopics {
  /** The same event published twice under one key is delivered once. */
  publish<Payload>(topic: LiveTopic<Payload>, key: string, event: LiveEvent<NoInfer<Payload>>): Promise<void>;

  /**
   * Has everybody who follows a key show anew that they may, for one reason once. Nobody is told of it but those who
   * may no longer.
   * @param cause what may have ended it
   */
  recheck(topic: LiveTopic<unknown>, key: string, cause: Omit<LiveEvent<unknown>, 'payload'>): Promise<void>;

  /**
   * The events of one key: each once, in the order of publication, without end.
   * A subscriber that has fallen behind by more than a few events is told only the newest of those that are `newestOf`
   * the same.
   * With `after`, first what was published since that event; when it is unknown or no longer kept,
   * everything that is kept: at least the last five minutes. Without, only what comes from now on.
   * @throws ServiceUnavailableError when it cannot begin within seconds; once begun, it waits out every outage
   * Among them are those for which `isRecheck` holds: they are not for delivery.
   * @throws LiveTopicLaggedError from `next()` when the reader fell behind further than events are kept
   */
  subscribe<Payload>(
    topic: LiveTopic<Payload>,
    key: string,
    options?: { readonly after?: string | undefined },
  ): Promise<LiveEvents<Payload>>;
}

/** Consumes an event, or leaves it to the next caller. */
export type Taker<Payload> = (event: LiveEvent<Payload>) => boolean | Promise<boolean>;

export interface LiveEvents<Payload> extends AsyncIterableIterator<LiveEvent<Payload>> {
  /**
   * Has each event offered to somebody as soon as it is known and `next()` waits for it: `next()` goes on to those that
   * are not taken. The order stays, and the next event waits until one is taken or left.
   */
  offerTo(takes: Taker<Payload>): void;
}

/** Whether events are those of a live topic. */
export function isLive(events: AsyncIterator<unknown>): events is LiveEvents<unknown> {
  return 'offerTo' in events;
}

/** Whether it stands among the events only to have followers show that they may follow. */
export function isRecheck(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'payload' in event && event.payload === null;
}

export class LiveTopicLaggedError extends Error {
  override readonly name = 'LiveTopicLaggedError';

  constructor(topic: string) {
    super(`A reader of "${topic}" fell so far behind that events it had not read are gone.`);
  }
}
