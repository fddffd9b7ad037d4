import { Badge, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { errorCode, errorText, fieldErrors } from '../../errors/error-code.js';
import { ErrorNotice } from '../../errors/error-notice.js';
import type { Profile } from '../../profiles/current-profile.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { Section } from '../parts/section.js';
import { useAct } from '../parts/use-act.js';
import { SetProfilePin } from './profiles.graphql.js';
import { NO_PROOF, type Proof, ProofField } from './proof-field.js';

export interface PinSectionProps {
  readonly profile: Profile;
}

/** The PIN that a profile opens with: setting, changing and removing it. */
export function PinSection({ profile }: PinSectionProps) {
  const { id: profileId, hasPin } = profile;
  const { act, loading, error, reset } = useAct(SetProfilePin, {
    done: 'The PIN is set. On other devices the profile is locked.',
  });
  const form = useForm({
    initialValues: { pin: '', proof: NO_PROOF },
    validate: { pin: (pin) => (/^\d{4,8}$/.test(pin) ? null : 'A PIN has 4 to 8 digits.') },
  });
  const [isRemoving, setRemoving] = useState(false);
  const isRefused = errorCode(error) === 'PIN_REQUIRED';
  const wrong = fieldErrors(error);

  const submit = form.onSubmit(async ({ pin, proof }) => {
    if (await act({ input: { profileId, pin, ...currentProof(proof) } })) form.reset();
  });

  return (
    <Section
      title="PIN"
      text="With a PIN, nobody else opens this profile, and nobody without one raises a limit in the account."
      mark={
        <Badge variant="light" color={hasPin ? 'teal' : 'gray'}>
          {hasPin ? 'Set' : 'None'}
        </Badge>
      }
    >
      <form onSubmit={submit}>
        <Stack maw={420}>
          {hasPin && (
            <ProofField
              value={form.values.proof}
              of="that it has now"
              error={isRefused ? errorText(error) : undefined}
              onChange={(proof) => form.setFieldValue('proof', proof)}
            />
          )}
          <PasswordInput
            label={hasPin ? 'Another PIN' : 'PIN'}
            description="4 to 8 digits."
            inputMode="numeric"
            autoComplete="off"
            maxLength={8}
            {...form.getInputProps('pin')}
            error={form.errors['pin'] ?? wrong['pin']}
          />
          {error && !isRefused && !isRemoving && Object.keys(wrong).length === 0 && (
            <ErrorNotice error={error} />
          )}
          <Group>
            <Button type="submit" variant="default" loading={loading && !isRemoving}>
              {hasPin ? 'Change the PIN' : 'Set the PIN'}
            </Button>
            {hasPin && (
              <Button
                variant="subtle"
                color="red"
                onClick={() => {
                  reset();
                  setRemoving(true);
                }}
              >
                Remove it
              </Button>
            )}
          </Group>
        </Stack>
      </form>
      <RemovePinDialog isOpen={isRemoving} profile={profile} onClose={() => setRemoving(false)} />
    </Section>
  );
}

interface RemovePinDialogProps {
  readonly isOpen: boolean;
  readonly profile: Profile;
  readonly onClose: () => void;
}

function RemovePinDialog({ isOpen, profile, onClose }: RemovePinDialogProps) {
  const { act, loading, error } = useAct(SetProfilePin, { done: 'The PIN is removed.' });
  const [proof, setProof] = useState<Proof>(NO_PROOF);

  function close(): void {
    setProof(NO_PROOF);
    onClose();
  }

  async function remove(): Promise<void> {
    if (await act({ input: { profileId: profile.id, pin: null, ...currentProof(proof) } })) close();
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Remove the PIN of ${profile.name}?`}
      text="Everybody with one of your devices can open the profile then."
      verb="Remove it"
      isReady={proof.secret !== ''}
      loading={loading}
      error={error}
      onConfirm={remove}
      onClose={close}
    >
      <ProofField value={proof} of="that it has now" onChange={setProof} />
    </ConfirmDialog>
  );
}

function currentProof({ kind, secret }: Proof): { currentPin?: string; password?: string } {
  if (secret === '') return {};
  return kind === 'pin' ? { currentPin: secret } : { password: secret };
}
