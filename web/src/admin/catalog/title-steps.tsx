import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { errorText } from '../../errors/error-code.js';
import type { EditedTitleFragment } from '../generated/graphql.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { AdminArchiveTitle, AdminPublishTitle } from './catalog.graphql.js';

export interface TitleStepsProps {
  readonly title: EditedTitleFragment;
  /** Whether there are changes that were not saved. */
  readonly isChanged: boolean;
  readonly onStep: (title: EditedTitleFragment) => void;
}

/** From draft to published to archived, and back to published. */
export function TitleSteps({ title, isChanged, onStep }: TitleStepsProps) {
  const variables = { id: title.id };
  const [publish, publishing] = useMutation(AdminPublishTitle, {
    variables,
    onCompleted({ publishTitle }) {
      notifications.show({ color: 'teal', message: `${title.name} is published.` });
      onStep(publishTitle);
    },
    onError: (error) => void notifications.show({ color: 'red', message: errorText(error) }),
  });
  const [archive] = useMutation(AdminArchiveTitle, {
    variables,
    onCompleted: ({ archiveTitle }) => onStep(archiveTitle),
  });
  if (title.status === 'PUBLISHED') {
    return (
      <ConfirmButton
        label="Archive"
        color="orange"
        question={`Archive ${title.name}?`}
        text="Viewers no longer find or play it. What they watched of it is kept, and it can be published again."
        done={`${title.name} is archived.`}
        onConfirm={() => archive()}
      />
    );
  }
  return (
    <Button
      color="teal"
      variant="light"
      disabled={isChanged}
      title={isChanged ? 'Save your changes first' : undefined}
      loading={publishing.loading}
      onClick={() => void publish()}
    >
      Publish
    </Button>
  );
}
