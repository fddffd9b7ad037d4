import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ErrorNotice } from '../../errors/error-notice.js';
import { tellUndone } from '../../errors/tell-undone.js';

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
  const { isOpen, title, error, onClose } = props;
  const isClosed = useRef(false);
  useEffect(() => {
    isClosed.current = !isOpen;
  }, [isOpen]);
  // Whoever closed it while it was being done learns in another way that it was not.
  useEffect(() => {
    if (error && isClosed.current) tellUndone('That did not work', error);
  }, [error]);
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} centered size="md">
      <Question {...props} />
    </Modal>
  );
}

function Question(props: ConfirmDialogProps) {
  const { text, verb, otherwise = 'Cancel', color = 'red.8', isReady = true } = props;
  const { loading, error, children, onConfirm, onClose } = props;
  // What failed when it was asked before was said then.
  const [errorBefore] = useState(error);

  function submit(event: FormEvent): void {
    event.preventDefault();
    onConfirm().catch(reportError);
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Text component="div" size="sm">
          {text}
        </Text>
        {children}
        {Boolean(error) && error !== errorBefore && <ErrorNotice error={error} />}
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
  );
}
