import { Button, Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { session } from '../../session/browser-session.js';
import { AccountStanding } from '../account.graphql.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { Section } from '../parts/section.js';
import { useAct } from '../parts/use-act.js';
import { SignOutEverywhere } from './devices.graphql.js';

/** Ends all sign-ins at once, for whoever has lost a device or told somebody the password. */
export function SignOutEverywhereSection() {
  const [isOpen, setOpen] = useState(false);
  const [scope, setScope] = useState('others');
  const keepThisDevice = scope === 'others';
  const { act, loading, error } = useAct(SignOutEverywhere, {
    ...(keepThisDevice && { refetch: [AccountStanding], done: 'All other devices are signed out.' }),
  });

  async function signOut(): Promise<void> {
    const isDone = await act({ keepThisDevice });
    // It may be heard of on the socket, which ends the sign-in here, before it is answered.
    if (!isDone && (keepThisDevice || session.isSignedIn())) return;
    setOpen(false);
    if (keepThisDevice) return;
    session.end();
    // The pages of somebody who is signed in would lead to the page where one signs in again.
    location.assign('/');
  }

  return (
    <Section
      title="Sign out everywhere"
      text="If you have lost a device, or somebody has learned your password. Then change the password too."
    >
      <Group>
        <Button variant="light" color="red" onClick={() => setOpen(true)}>
          Sign out everywhere
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isOpen}
        title="Sign out everywhere?"
        text="What plays there ends at once."
        verb="Sign out"
        loading={loading}
        error={error}
        onConfirm={signOut}
        onClose={() => setOpen(false)}
      >
        <Radio.Group label="Sign out" value={scope} onChange={setScope}>
          <Stack gap="xs" mt="xs">
            <Radio value="others" label="All other devices" />
            <Radio value="all" label="All devices, this one too" />
          </Stack>
        </Radio.Group>
      </ConfirmDialog>
    </Section>
  );
}
