import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { type EventTaker, isLive, isRecheck, type LiveEvent } from '../../platform/events/live-topics.js';
import { admit, isRefusal, isStillLetIn } from '../shield.js';

export interface EventExecution<Context extends object> {
  /** Re-authenticates the caller. */
  readonly buildContext: () => Promise<Context>;
  /** The same caller, with empty caches. */
  readonly renewContext: (context: Context) => Context;
  readonly execute: (event: unknown, context: Context) => ExecutionResult | Promise<ExecutionResult>;
  /** Sends events to the caller directly, if it can. Others are executed. Null: all are. */
  readonly direct?: EventTaker<unknown> | null;
  /** A monotonic clock in milliseconds. */
  readonly now?: () => number;
}

/**
 * How long a permission check remains valid. Anything that ends access closes the socket, or is announced by a recheck
 * in the stream itself. So this only limits how long access outlasts its time, such as that of an unlocked profile.
 */
export const ADMISSION_MS = 30_000;

/**
 * How long that of a recheck remains valid, and the first one of a stream: as long as a process may keep a cached value
 * whose invalidation it missed. Invalidations come by another connection than the recheck, so it may have read what was
 * true before, and a stream that was opened meanwhile begins behind the recheck.
 */
export const SETTLING_MS = 5_000;

/**
 * Runs a subscription as GraphQL.js does, but with a new context for each event, so that loaders do not return values
 * cached for earlier ones. The permission rule is checked with an event unless it was within the last half minute, or
 * the last seconds after the first check, and at once when access may have ended: some events exist only for that check,
 * and are not delivered. When the rule refuses, the stream ends with the error as its last result. Events that are sent
 * to the caller directly are not among the results.
 * @throws from `next()`, which ends the stream, what the source, building a context, the rule or sending throws
 */
export async function subscribePerEvent<Context extends object>(
  subscription: ExecutionArgs,
  execution: EventExecution<Context>,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(subscription);
  if (!(Symbol.asyncIterator in source)) return source;
  return new ExecutedEvents(source[Symbol.asyncIterator](), subscription.contextValue, execution);
}

const monotonicMs = () => performance.now();

/** An object, because an event goes to thousands of them, and closures would spread the state of each in memory. */
class ExecutedEvents<Context extends object>
  implements AsyncIterableIterator<ExecutionResult>, EventTaker<unknown>
{
  readonly #events: AsyncIterator<unknown>;
  /** The context with which the caller subscribed. */
  readonly #subscriber: unknown;
  readonly #execution: EventExecution<Context>;
  readonly #direct: EventTaker<unknown> | null;
  readonly #now: () => number;
  /** The caller, when the permission was last checked. */
  #admitted: Context | null = null;
  #admittedUntil = Number.NEGATIVE_INFINITY;
  #isRefused = false;
  #isStopped = false;

  constructor(events: AsyncIterator<unknown>, subscriber: unknown, execution: EventExecution<Context>) {
    this.#events = events;
    this.#subscriber = subscriber;
    this.#execution = execution;
    this.#direct = execution.direct ?? null;
    this.#now = execution.now ?? monotonicMs;
    if (this.#direct && isLive(events)) events.offerTo(this);
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    if (this.#isRefused) return this.return();
    for (;;) {
      const event = await this.#events.next();
      if (event.done) return { done: true, value: undefined };
      const value = await this.#answer(event.value);
      if (this.#isRefused || !isRecheck(event.value)) return { done: false, value };
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.#isStopped = true;
    await this.#events.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /**
   * Events that cannot be sent directly become results, and so does the reason when a caller has lost access, which
   * ends the stream.
   */
  take(event: LiveEvent<unknown>): boolean | Promise<boolean> {
    if (!this.#direct || isRecheck(event)) return false;
    return this.#now() < this.#admittedUntil ? this.#direct.take(event) : this.#takeOnceAdmitted(event);
  }

  async #takeOnceAdmitted(event: LiveEvent<unknown>): Promise<boolean> {
    const context = await this.#execution.buildContext();
    const isLetIn = await isStillLetIn(this.#subscriber, context);
    // If the operation was stopped in the meantime, its client may have started another one with the same id.
    if (this.#isStopped) return true;
    if (!isLetIn) return false;
    this.#admit(context);
    return this.#direct?.take(event) ?? false;
  }

  #admit(context: Context, isAskedAnew = false): void {
    const isSettling = isAskedAnew || this.#admitted === null;
    this.#admitted = context;
    this.#admittedUntil = this.#now() + (isSettling ? SETTLING_MS : ADMISSION_MS);
  }

  async #answer(event: unknown): Promise<ExecutionResult> {
    try {
      const context = await this.#contextFor(event);
      const value = await this.#execution.execute(event, context);
      this.#isRefused = value.errors?.some(({ originalError }) => isRefusal(originalError)) ?? false;
      return value;
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  /**
   * The rule is checked with a context that is built anew. If it refuses, the context is not admitted, and execution
   * says why.
   */
  async #contextFor(event: unknown): Promise<Context> {
    const isAskedAnew = isRecheck(event);
    if (this.#admitted && this.#now() < this.#admittedUntil && !isAskedAnew) {
      return admit(this.#execution.renewContext(this.#admitted));
    }
    this.#admittedUntil = Number.NEGATIVE_INFINITY;
    const context = await this.#execution.buildContext();
    if (!(await isStillLetIn(this.#subscriber, context))) return context;
    this.#admit(context, isAskedAnew);
    return admit(context);
  }
}
