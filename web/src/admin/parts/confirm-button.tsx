import { Button, type ButtonProps, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ErrorNotice } from '../../errors/error-notice.js';
import { tellUndone } from '../../errors/tell-undone.js';

/** White on Mantine's usual red cannot be read by all. */
const READABLE_RED = 'red.9';

export interface ConfirmButtonProps extends ButtonProps {
  /** What it does, in a word or two: on the button, and again on the one that confirms. */
  readonly label: string;
  /** Where the label alone does not say what it is done to, for those who hear the page. */
  readonly 'aria-label'?: string;
  readonly question: string;
  /** What follows, and whether it can be undone. */
  readonly text: ReactNode;
  /** Whether it needs a reason, which `onConfirm` is given, and what becomes of the reason. */
  readonly reasonNote?: string;
  readonly done: string;
  readonly onConfirm: (reason: string) => Promise<unknown>;
}

/** Asks again before it does what cannot be undone, or what others feel. */
export function ConfirmButton({
  label,
  question,
  text,
  reasonNote,
  done,
  onConfirm,
  color = 'red',
  ...others
}: ConfirmButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button color={color} variant="light" {...others} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={question} centered>
        {isOpen && (
          <Question {...{ label, text, reasonNote, done, onConfirm, color }} onClose={() => setOpen(false)} />
        )}
      </Modal>
    </>
  );
}

interface QuestionProps
  extends Pick<ConfirmButtonProps, 'label' | 'text' | 'reasonNote' | 'done' | 'onConfirm' | 'color'> {
  readonly onClose: () => void;
}

function Question({ label, text, reasonNote, done, onConfirm, color, onClose }: QuestionProps) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const isClosed = useRef(false);
  useEffect(() => {
    isClosed.current = false;
    return () => {
      isClosed.current = true;
    };
  }, []);

  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await onConfirm(reason.trim());
      notifications.show({ color: 'teal', message: done });
      onClose();
    } catch (failure) {
      // Whoever closed it while it was being done learns in another way that it was not.
      if (isClosed.current) tellUndone('That did not work', failure);
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void confirm(event)}>
      <Stack>
        <Text>{text}</Text>
        {reasonNote && (
          <Textarea
            label="Reason"
            description={reasonNote}
            required
            maxLength={500}
            autosize
            minRows={2}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="end">
          <Button variant="default" onClick={onClose} data-autofocus={reasonNote ? undefined : true}>
            Keep it as it is
          </Button>
          <Button type="submit" color={color === 'red' ? READABLE_RED : color} autoContrast loading={isBusy}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
