import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { ErrorNotice } from '../../errors/error-notice.js';

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly text: ReactNode;
  /** What the button says, such as `Sign out`. */
  readonly verb: string;
  /** What the other button says. */
  readonly otherwise?: string;
  readonly color?: string;
  readonly isReady?: boolean;
  readonly loading: boolean;
  readonly error?: unknown;
  /** What else is asked for: fields. */
  readonly children?: ReactNode;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks once more before something is done that cannot be undone, or costs money. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, text, verb, otherwise = 'Cancel', color = 'red.8', isReady = true } = props;
  const { loading, error, children, onConfirm, onClose } = props;

  function submit(event: FormEvent): void {
    event.preventDefault();
    onConfirm().catch(reportError);
  }

  return (
    <Modal opened={isOpen} onClose={onClose} title={title} centered size="md">
      <form onSubmit={submit}>
        <Stack>
          <Text component="div" size="sm">
            {text}
          </Text>
          {children}
          {Boolean(error) && <ErrorNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {otherwise}
            </Button>
            <Button type="submit" color={color} loading={loading} disabled={!isReady}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
