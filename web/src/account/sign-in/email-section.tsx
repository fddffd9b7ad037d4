import { useQuery } from '@apollo/client/react';
import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ErrorNotice } from '../../errors/error-notice.js';
import { tellUndone } from '../../errors/tell-undone.js';
import { useCurrentProfile } from '../../profiles/current-profile.js';
import { Me } from '../../profiles/profiles.graphql.js';
import { Section } from '../parts/section.js';
import { useAct } from '../parts/use-act.js';
import { RequestEmailVerification } from './sign-in-data.graphql.js';

/** The address of the account, and whether it was shown to be its owner's. */
export function EmailSection() {
  const { me } = useCurrentProfile();
  const { refetch, loading: isAsking } = useQuery(Me, { fetchPolicy: 'cache-first' });
  const { act, loading, error } = useAct(RequestEmailVerification);
  const [isSent, setSent] = useState(false);

  async function send(): Promise<void> {
    if (await act({})) setSent(true);
  }

  async function look(): Promise<void> {
    try {
      const { data } = await refetch();
      if (!data?.me.emailVerified) notifications.show({ message: 'The link was not followed yet.' });
    } catch (failure) {
      tellUndone('It is not known yet', failure);
    }
  }

  return (
    <Section
      title="E-mail"
      mark={
        <Badge variant="light" color={me.emailVerified ? 'teal' : 'yellow'}>
          {me.emailVerified ? 'Verified' : 'Not verified yet'}
        </Badge>
      }
    >
      <Text style={{ overflowWrap: 'anywhere' }}>{me.email}</Text>
      {!me.emailVerified && (
        <>
          <Text size="sm" c="dimmed">
            Until it is verified, you can sign in on no other device. The link is in the e-mail that we sent
            you when you signed up; it is good for a day.
          </Text>
          {isSent && (
            <Alert role="status" color="teal" variant="light" title="Look into your mailbox">
              Another link is on its way. Follow it, and come back.
            </Alert>
          )}
          {error && <ErrorNotice error={error} />}
          <Group>
            <Button variant="default" loading={loading} onClick={() => void send()}>
              Send another link
            </Button>
            <Button variant="subtle" color="gray" loading={isAsking} onClick={() => void look()}>
              I have followed it
            </Button>
          </Group>
        </>
      )}
    </Section>
  );
}
