import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/**
 * Sends a document beside Apollo, whose requests wait for a sign-in that holds, and end with it.
 * @throws when the service cannot be reached, or does not answer in its own words
 */
export async function send<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: { readonly accessToken?: string; readonly keepalive?: boolean } = {},
): Promise<{ readonly answer: Answer<Data>; readonly status: number }> {
  const { accessToken, keepalive = false } = options;
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify({ query: print(document), variables }),
    keepalive,
  });
  return { answer: (await response.json()) as Answer<Data>, status: response.status };
}
