import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { isLive, isRecheck, type Taker } from '../../platform/events/live-topics.js';
import { admit, isRefusal, isStillLetIn } from '../shield.js';

export interface EventExecution<Context extends object> {
  /** Re-authenticates the caller. */
  readonly buildContext: () => Promise<Context>;
  /** The same caller, with empty caches. */
  readonly renewContext: (context: Context) => Context;
  readonly execute: (event: unknown, context: Context) => ExecutionResult | Promise<ExecutionResult>;
  /** Sends an event to the caller directly, if it can. Other events are executed. */
  readonly tell?: Taker<unknown>;
  /** A monotonic clock in milliseconds. */
  readonly now?: () => number;
}

/**
 * How long a permission check remains valid. Anything that ends access closes the socket, or is announced by a recheck
 * in the stream itself, before any later event. So this only limits how long access outlasts its time, such as that of
 * an unlocked profile.
 */
export const ADMISSION_MS = 5_000;

/**
 * Runs a subscription as GraphQL.js does, but with a new context for each event, so that loaders do not return values
 * cached for earlier ones. The permission rule is checked with an event unless it was within the last five seconds, and
 * at once when access may have ended: some events exist only for that check, and are not delivered. When the rule
 * refuses, or a context can no longer be built, the stream ends with the error as its last result. Events that are sent
 * to the caller directly are not among the results.
 * @throws from `next()` what the source, building a context or sending throws
 */
export async function subscribePerEvent<Context extends object>(
  subscription: ExecutionArgs,
  { buildContext, renewContext, execute, tell, now = () => performance.now() }: EventExecution<Context>,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(subscription);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();
  let refused = false;
  let stopped = false;
  let admission: { readonly context: Context; readonly until: number } | null = null;

  async function stop(): Promise<IteratorResult<ExecutionResult>> {
    stopped = true;
    await events.return?.();
    return { done: true, value: undefined };
  }

  async function buildAnew(time: number): Promise<Context> {
    const context = await buildContext();
    admission = { context, until: time + ADMISSION_MS };
    return context;
  }

  /** The caller's context, if the permission was checked recently enough for this event. */
  function admittedFor(event: unknown, time: number): Context | null {
    return admission && time < admission.until && !isRecheck(event) ? admission.context : null;
  }

  async function answer(event: unknown): Promise<ExecutionResult> {
    try {
      const time = now();
      const admitted = admittedFor(event, time);
      const context = admitted ? admit(renewContext(admitted)) : await buildAnew(time);
      const value = await execute(event, context);
      refused = value.errors?.some(({ originalError }) => isRefusal(originalError)) ?? false;
      return value;
    } catch (error) {
      await stop();
      throw error;
    }
  }

  async function showAnew(): Promise<boolean> {
    const context = await buildContext();
    if (!(await isStillLetIn(subscription.contextValue, context))) return false;
    admission = { context, until: now() + ADMISSION_MS };
    return true;
  }

  // Events that cannot be sent directly become results, and so does the reason when a caller has lost access, which
  // ends the stream.
  if (tell && isLive(events)) {
    events.offerTo((event) => {
      if (isRecheck(event)) return false;
      if (admittedFor(event, now())) return tell(event);
      // If the operation was stopped in the meantime, its client may have started another one with the same id.
      return showAnew().then((isLetIn) => stopped || (isLetIn && tell(event)));
    });
  }
  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      if (refused) return stop();
      for (;;) {
        const event = await events.next();
        if (event.done) return { done: true, value: undefined };
        const value = await answer(event.value);
        if (refused || !isRecheck(event.value)) return { done: false, value };
      }
    },
    return: stop,
    [Symbol.asyncIterator]: () => results,
  };
  return results;
}
