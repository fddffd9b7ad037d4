import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { errorText } from '../../errors/error-code.js';
import type { DeadLettersInput } from '../generated/graphql.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { DiscardDeadLetters, ReplayDeadLetters } from './queues.graphql.js';

export interface DeadLetterActionsProps {
  readonly letters: DeadLettersInput;
  /** Which ones these are, in words. */
  readonly what: string;
  readonly onDone: () => unknown;
}

/** What can become of dead letters: to be tried again, or to be forgotten. */
export function DeadLetterActions({ letters, what, onDone }: DeadLetterActionsProps) {
  const variables = { input: letters };
  const [replay, replaying] = useMutation(ReplayDeadLetters, {
    variables,
    onCompleted({ replayDeadLetters: { count } }) {
      notifications.show({
        color: 'teal',
        message: `${count} ${count === 1 ? 'job is' : 'jobs are'} tried again.`,
      });
      onDone();
    },
    onError: (error) => void notifications.show({ color: 'red', message: errorText(error) }),
  });
  const [discard] = useMutation(DiscardDeadLetters, { variables, onCompleted: () => void onDone() });
  return (
    <>
      <Button
        variant="light"
        loading={replaying.loading}
        aria-label={`Replay ${what}`}
        onClick={() => void replay()}
      >
        Replay
      </Button>
      <ConfirmButton
        label="Discard"
        aria-label={`Discard ${what}`}
        question={`Discard ${what}?`}
        text="What was to be done is never done. This cannot be undone."
        done="Discarded."
        onConfirm={() => discard()}
      />
    </>
  );
}
