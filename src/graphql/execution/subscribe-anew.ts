import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { isRecheck } from '../../platform/events/live-topics.js';
import { admit, isRefusal } from '../shield.js';

export interface EventExecution<Context extends object> {
  /** Finds out anew who the caller is. */
  readonly buildContext: () => Promise<Context>;
  /** The same caller, with nothing remembered. */
  readonly renewContext: (context: Context) => Context;
  readonly execute: (event: unknown, context: Context) => Promise<ExecutionResult>;
  /** Milliseconds that only ever grow. */
  readonly now?: () => number;
}

/** How long who was let in need not show again that they may hear what happens. */
export const ADMISSION_MS = 1_000;

/**
 * Runs a subscription as GraphQL.js does, but each event with a context of its own: an event is not answered from
 * what loaders remember of earlier ones. Its rule is asked with an event unless it was within the second before, and
 * at once when something may have ended the access: some events are there for that alone, and are not delivered.
 * A rule that no longer lets the caller in ends the stream: the caller is told why, and that is the last it hears. So
 * does a context that cannot be built any more.
 * @throws from `next()` what the source or the building of a context throws
 */
export async function subscribeAnew<Context extends object>(
  subscription: ExecutionArgs,
  { buildContext, renewContext, execute, now = () => performance.now() }: EventExecution<Context>,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(subscription);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();
  let refused = false;
  let admission: { readonly context: Context; readonly until: number } | null = null;

  async function stop(): Promise<IteratorResult<ExecutionResult>> {
    await events.return?.();
    return { done: true, value: undefined };
  }

  async function buildAnew(time: number): Promise<Context> {
    const context = await buildContext();
    admission = { context, until: time + ADMISSION_MS };
    return context;
  }

  async function answer(event: unknown): Promise<ExecutionResult> {
    try {
      const time = now();
      const standing = admission && time < admission.until && !isRecheck(event) ? admission : null;
      const context = standing ? admit(renewContext(standing.context)) : await buildAnew(time);
      const value = await execute(event, context);
      refused = value.errors?.some(({ originalError }) => isRefusal(originalError)) ?? false;
      return value;
    } catch (error) {
      await stop();
      throw error;
    }
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
