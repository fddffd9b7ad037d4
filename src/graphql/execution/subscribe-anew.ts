import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { isRecheck } from '../../platform/events/live-topics.js';
import { isRefusal } from '../shield.js';

/**
 * Runs a subscription as GraphQL.js does, but each event with a context of its own: an event is not answered from
 * what loaders remember of earlier ones, and a context that cannot be built any more ends the stream. So does a
 * rule that no longer lets the caller in: it is told why, and that is the last it hears. Some events are there to have
 * the rule asked, and are not delivered.
 * @throws from `next()` what the source or the building of a context throws
 */
export async function subscribeAnew(
  subscription: ExecutionArgs,
  buildContext: () => Promise<unknown>,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(subscription);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();
  let refused = false;

  async function stop(): Promise<IteratorResult<ExecutionResult>> {
    await events.return?.();
    return { done: true, value: undefined };
  }

  async function answer(event: unknown): Promise<ExecutionResult> {
    try {
      const contextValue = await buildContext();
      const value = await execute({ ...subscription, rootValue: event, contextValue });
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
