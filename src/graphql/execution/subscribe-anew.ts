import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';

/**
 * Runs a subscription as GraphQL.js does, but each event with a context of its own: an event is not answered from
 * what loaders remember of earlier ones, and a context that cannot be built any more ends the stream.
 * @throws from `next()` what the source or the building of a context throws
 */
export async function subscribeAnew(
  subscription: ExecutionArgs,
  buildContext: () => Promise<unknown>,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(subscription);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();

  async function stop(): Promise<IteratorResult<ExecutionResult>> {
    await events.return?.();
    return { done: true, value: undefined };
  }

  const results: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      const event = await events.next();
      if (event.done) return { done: true, value: undefined };
      try {
        const contextValue = await buildContext();
        return {
          done: false,
          value: await execute({ ...subscription, rootValue: event.value, contextValue }),
        };
      } catch (error) {
        await stop();
        throw error;
      }
    },
    return: stop,
    [Symbol.asyncIterator]: () => results,
  };
  return results;
}
