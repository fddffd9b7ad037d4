import { Badge, Button, Group, Paper, Text, ThemeIcon } from '@mantine/core';
import { useState } from 'react';
import type { DevicePartsFragment } from '../../generated/graphql.js';
import { useSignOut } from '../../session/use-sign-out.js';
import { dateText } from '../../titles/date-text.js';
import { AccountStanding } from '../account.graphql.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { useAct } from '../parts/use-act.js';
import { DeviceIcon } from './device-icon.js';
import { ReleaseDevice, RevokeDevice } from './devices.graphql.js';

export interface DeviceItemProps {
  readonly device: DevicePartsFragment;
}

type Question = 'sign-out' | 'release';

/** A device that is signed in: signing it out, and making it the whole account's where it is one profile's. */
export function DeviceItem({ device }: DeviceItemProps) {
  const { id, deviceName, address, lastSeenAt, isCurrent, boundProfile } = device;
  const [question, setQuestion] = useState<Question | null>(null);
  const revoke = useAct(RevokeDevice, { refetch: [AccountStanding], done: `${deviceName} is signed out.` });
  const release = useAct(ReleaseDevice, {
    refetch: [AccountStanding],
    done: `${deviceName} is the whole account’s again.`,
  });
  const signOut = useSignOut();
  const close = () => setQuestion(null);

  async function signDeviceOut(): Promise<void> {
    if (isCurrent) await signOut();
    else if (await revoke.act({ id })) close();
  }

  async function releaseDevice(): Promise<void> {
    if (await release.act({ input: { deviceId: id } })) close();
  }

  return (
    <Paper component="li" withBorder p="md" radius="lg">
      <Group justify="space-between" gap="sm">
        <Group wrap="nowrap" gap="md">
          <ThemeIcon size={44} radius="md" variant="light" color={isCurrent ? 'violet' : 'gray'}>
            <DeviceIcon {...device} />
          </ThemeIcon>
          <div>
            <Group gap="xs">
              <Text fw={600} dir="auto" style={{ overflowWrap: 'anywhere' }}>
                {deviceName}
              </Text>
              {isCurrent && <Badge variant="light">This device</Badge>}
              {boundProfile && (
                <Badge variant="light" color="teal">
                  Only <bdi>{boundProfile.name}</bdi>
                </Badge>
              )}
            </Group>
            <Text size="sm" c="dimmed">
              Last seen {dateText(lastSeenAt)}
              {address && ` from ${address}`}
            </Text>
          </div>
        </Group>
        <Group gap="xs">
          {boundProfile && (
            <Button size="xs" variant="default" onClick={() => setQuestion('release')}>
              Release
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            aria-label={`Sign out ${deviceName}${isCurrent ? ', this device' : ''}`}
            onClick={() => setQuestion('sign-out')}
          >
            Sign out
          </Button>
        </Group>
      </Group>
      <ConfirmDialog
        isOpen={question === 'sign-out'}
        title={isCurrent ? 'Sign out here?' : `Sign out ${deviceName}?`}
        text={
          isCurrent
            ? 'You need your password to come back.'
            : 'What plays on it ends, and whoever uses it needs your password to come back.'
        }
        verb="Sign out"
        loading={revoke.loading}
        error={revoke.error}
        onConfirm={signDeviceOut}
        onClose={close}
      />
      <ConfirmDialog
        isOpen={question === 'release'}
        title={`Release ${deviceName}?`}
        text={`It is bound to ${boundProfile?.name ?? 'a profile'}. Afterwards whoever uses it can choose among all profiles that have no PIN.`}
        verb="Release it"
        color="violet"
        loading={release.loading}
        error={release.error}
        onConfirm={releaseDevice}
        onClose={close}
      />
    </Paper>
  );
}
