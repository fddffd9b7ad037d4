import { Button, Group, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useChosenProfile } from '../../profiles/chosen-profile.js';
import type { Profile } from '../../profiles/current-profile.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { Section } from '../parts/section.js';
import { useAct } from '../parts/use-act.js';
import { renewTokens } from '../renew-tokens.js';
import { BindDevice } from './profiles.graphql.js';

export interface BindSectionProps {
  readonly profile: Profile;
}

/** Makes this device one profile's only, such as the tablet of a child. */
export function BindSection({ profile }: BindSectionProps) {
  const [isAsked, setAsked] = useState(false);
  const [pin, setPin] = useState('');
  const { act, loading, error } = useAct(BindDevice);
  const { choose } = useChosenProfile();

  async function bind(): Promise<void> {
    if (!(await act({ input: { profileId: profile.id, ...(pin && { pin }) } }))) return;
    await renewTokens();
    choose(profile.id);
    // Loaded anew, nothing is left of what this device may not see any more.
    location.assign('/');
  }

  return (
    <Section
      title="This device"
      text={`Bound to ${profile.name}, this device shows nothing of the other profiles and nothing of the account.`}
    >
      <Group>
        <Button variant="default" onClick={() => setAsked(true)}>
          Bind this device to {profile.name}
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isAsked}
        title={`Bind this device to ${profile.name}?`}
        text="To release it again takes the password, the PIN of the profile, or another device of yours."
        verb="Bind it"
        color="violet"
        isReady={!profile.hasPin || pin !== ''}
        loading={loading}
        error={error}
        onConfirm={bind}
        onClose={() => setAsked(false)}
      >
        {profile.hasPin && (
          <PasswordInput
            label={`PIN of ${profile.name}`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={8}
            value={pin}
            onChange={({ currentTarget }) => setPin(currentTarget.value)}
          />
        )}
      </ConfirmDialog>
    </Section>
  );
}
