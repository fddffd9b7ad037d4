import type { ErrorLike, InternalRefetchQueriesInclude, OperationVariables } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { notifications } from '@mantine/notifications';

export interface ActOptions {
  /** What has to be read anew afterwards. */
  readonly refetch?: InternalRefetchQueriesInclude;
  /** What is said when it is done. */
  readonly done?: string;
}

export interface Act<Data, Variables> {
  /** Answers null where it failed, which `error` then tells of. */
  readonly act: (variables: Variables) => Promise<Data | null>;
  readonly loading: boolean;
  readonly error: ErrorLike | undefined;
  readonly reset: () => void;
}

/** A change that somebody makes with a button: it waits for what it changes to be shown, and says that it is done. */
export function useAct<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  { refetch, done }: ActOptions = {},
): Act<Data, Variables> {
  const [mutate, { loading, error, reset }] = useMutation(document, {
    ...(refetch && { refetchQueries: refetch }),
    awaitRefetchQueries: true,
  });
  const run = mutate as (options: { variables: Variables }) => Promise<{ data?: unknown }>;

  async function act(variables: Variables): Promise<Data | null> {
    const { data } = await run({ variables }).catch(() => ({ data: null }));
    if (!data) return null;
    if (done) notifications.show({ message: done, color: 'teal' });
    return data as Data;
  }

  return { act, loading, error, reset };
}
