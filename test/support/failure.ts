import { type ErrorExtensions, GraphqlFailure } from './graphql-client.js';

/**
 * The server's refusal: the message, the code, and its details.
 * @throws Error when it did not refuse
 */
export async function failureOf(
  answer: Promise<unknown>,
): Promise<ErrorExtensions & { readonly message: string }> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof GraphqlFailure && error.extensions)
      return { message: error.message, ...error.extensions };
    throw error;
  }
  throw new Error('The server did not refuse.');
}
