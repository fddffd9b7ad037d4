/** An event that is sent to viewers as it happens. */
export interface LiveEvent<Payload> {
  /** The id of the causing event; a client passes the last one that it received to catch up. */
  readonly id: string;
  readonly occurredAt: Date;
  /** Sent as JSON: a Date, for example, arrives as a string. */
  readonly payload: Payload;
}

/** A kind of live event, with the type of its payload, so that publishing another type does not compile. */
export interface LiveTopic<Payload> {
  readonly name: string;
  readonly payload?: Payload;
  /** What an event is about, if only the newest event about it matters to a subscriber that has fallen behind. */
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
   * Checks again, once per cause, whether the followers of a key may follow it. Only those that have lost access
   * notice.
   * @param cause the event that may have ended their access
   */
  recheck(topic: LiveTopic<unknown>, key: string, cause: Omit<LiveEvent<unknown>, 'payload'>): Promise<void>;

  /**
   * The events of a key: each once, in the order of publication, without end. A subscriber that has fallen behind by
   * more than a few events gets only the newest of those with the same `newestOf`. Some events are rechecks
   * (`isRecheck`), which are not for delivery.
   *
   * With `after`, first come the events published since that one; if it is unknown or no longer kept, all kept events,
   * which are at least those of the last five minutes. Without it, only events from now on.
   * @throws ServiceUnavailableError when it cannot start within seconds; once started, it waits out every outage
   * @throws LiveTopicLaggedError from `next()` when the reader has fallen further behind than events are kept
   */
  subscribe<Payload>(
    topic: LiveTopic<Payload>,
    key: string,
    options?: { readonly after?: string | undefined },
  ): Promise<LiveEvents<Payload>>;
}

/** Takes an event, or leaves it to the caller of `next()`. */
export interface EventTaker<Payload> {
  take(event: LiveEvent<Payload>): boolean | Promise<boolean>;
}

export interface LiveEvents<Payload> extends AsyncIterableIterator<LiveEvent<Payload>> {
  /**
   * Offers each event to a taker as soon as it is known and `next()` waits for it; `next()` returns those that are not
   * taken. The order is kept: the next event waits until the current one is taken or left.
   */
  offerTo(taker: EventTaker<Payload>): void;
}

/** Whether events are those of a live topic. */
export function isLive(events: AsyncIterator<unknown>): events is LiveEvents<unknown> {
  return 'offerTo' in events;
}

/** Whether an event only exists to check the followers' access again. */
export function isRecheck(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'payload' in event && event.payload === null;
}

export class LiveTopicLaggedError extends Error {
  override readonly name = 'LiveTopicLaggedError';

  constructor(topic: string) {
    super(`A reader of "${topic}" fell so far behind that events it had not read are gone.`);
  }
}
