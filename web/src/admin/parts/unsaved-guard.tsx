import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';

export interface UnsavedGuardProps {
  /** Whether something would be lost. */
  readonly isChanged: boolean;
}

/** Asks before somebody leaves a page with what is not saved, by a link, by going back or by closing it. */
export function UnsavedGuard({ isChanged }: UnsavedGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isChanged && nextLocation.pathname !== currentLocation.pathname,
  );
  useWindowEvent('beforeunload', (event) => {
    if (isChanged) event.preventDefault();
  });
  // What was being saved when somebody went on is saved now.
  useEffect(() => {
    if (!isChanged && blocker.state === 'blocked') blocker.proceed();
  }, [isChanged, blocker]);
  const stay = () => blocker.reset?.();
  return (
    <Modal
      opened={isChanged && blocker.state === 'blocked'}
      onClose={stay}
      title="Leave without saving?"
      centered
    >
      <Stack>
        <Text>What you changed here is lost.</Text>
        <Group justify="end">
          <Button variant="default" onClick={() => blocker.proceed?.()}>
            Leave
          </Button>
          <Button data-autofocus onClick={stay}>
            Stay here
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
