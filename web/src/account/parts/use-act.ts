import type { ErrorLike, InternalRefetchQueriesInclude, OperationVariables } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { tellUndone } from '../../errors/tell-undone.js';
import { session } from '../../session/browser-session.js';

export interface ActOptions {
  /** What has to be read anew afterwards. */
  readonly refetch?: InternalRefetchQueriesInclude;
  /** What is said when it is done. */
  readonly done?: string;
  /** How what it changes stands: once it stands otherwise, by whoever's doing, what failed before is said no more. */
  readonly standing?: string;
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
  { refetch, done, standing }: ActOptions = {},
): Act<Data, Variables> {
  const [mutate, { loading, error, reset }] = useMutation(document, {
    ...(refetch && { refetchQueries: refetch }),
    awaitRefetchQueries: true,
  });
  useEffect(() => reset(), [reset, standing]);
  // Whoever closed what shows the error learns in another way that it was not done.
  const isClosed = useRef(false);
  useEffect(() => {
    isClosed.current = false;
    return () => {
      isClosed.current = true;
    };
  }, []);
  const run = mutate as (options: { variables: Variables }) => Promise<{ data?: unknown }>;

  async function act(variables: Variables): Promise<Data | null> {
    const { data } = await run({ variables }).catch((failure: unknown) => {
      if (isClosed.current && session.isSignedIn()) tellUndone('That did not work', failure);
      return { data: null };
    });
    if (!data) return null;
    if (done) notifications.show({ message: done, color: 'teal' });
    return data as Data;
  }

  return { act, loading, error, reset };
}
