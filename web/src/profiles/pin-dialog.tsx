import { useMutation } from '@apollo/client/react';
import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import type { Profile } from './current-profile.js';
import { UnlockProfile } from './profiles.graphql.js';

export interface PinDialogProps {
  /** The one to be opened; null while none is. */
  readonly profile: Profile | null;
  readonly onClose: () => void;
  readonly onUnlocked: (profile: Profile) => void;
}

/** Asks for the PIN of a profile, and opens it on this device. */
export function PinDialog({ profile, onClose, onUnlocked }: PinDialogProps) {
  return (
    <Modal opened={profile !== null} onClose={onClose} title={`PIN of ${profile?.name ?? ''}`} centered>
      {profile && <PinForm key={profile.id} profile={profile} onUnlocked={onUnlocked} />}
    </Modal>
  );
}

interface PinFormProps {
  readonly profile: Profile;
  readonly onUnlocked: (profile: Profile) => void;
}

function PinForm({ profile, onUnlocked }: PinFormProps) {
  const [unlock, { loading, error }] = useMutation(UnlockProfile);
  const field = useRef<HTMLInputElement>(null);
  const form = useForm({ initialValues: { pin: '' } });
  const submit = form.onSubmit(async ({ pin }) => {
    const variables = { input: { profileId: profile.id, pin } };
    const { data } = await unlock({ variables }).catch(() => ({ data: null }));
    if (data) return onUnlocked(data.unlockProfile);
    form.reset();
    field.current?.focus();
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text c="dimmed">It stays open on this device for twelve hours.</Text>
        {error && <ErrorNotice error={error} />}
        <PasswordInput
          ref={field}
          label="PIN"
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
          required
          maxLength={8}
          {...form.getInputProps('pin')}
        />
        <Button type="submit" loading={loading} disabled={form.values.pin.length < 4}>
          Open
        </Button>
      </Stack>
    </form>
  );
}
