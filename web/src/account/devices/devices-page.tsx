import { useQuery } from '@apollo/client/react';
import { Button, Group, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { Loaded } from '../../shell/loaded.js';
import { AccountStanding } from '../account.graphql.js';
import { PageFrame } from '../parts/page-frame.js';
import { Section } from '../parts/section.js';
import { DeviceItem } from './device-item.js';
import { SignOutEverywhereSection } from './sign-out-everywhere.js';

/** Where the account is signed in. */
export function DevicesPage() {
  const { data, error, refetch } = useQuery(AccountStanding, { fetchPolicy: 'cache-and-network' });
  return (
    <PageFrame title="Devices" text="Everything that is signed in to your account, the latest seen first.">
      <Loaded data={data} error={error} onRetry={refetch}>
        {(standing) => (
          <Stack component="ul" p={0} m={0} gap="sm" style={{ listStyle: 'none' }}>
            {standing.me.devices.map((device) => (
              <DeviceItem key={device.id} device={device} />
            ))}
          </Stack>
        )}
      </Loaded>
      <Section
        title="A television"
        text="It shows a code when you choose to sign in on it. Type that code here, and it is in."
      >
        <Group>
          <Button component={Link} to="/link" variant="default">
            Sign a television in
          </Button>
        </Group>
      </Section>
      <SignOutEverywhereSection />
    </PageFrame>
  );
}
