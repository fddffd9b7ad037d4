import { useQuery } from '@apollo/client/react';
import { Box, Button, Container, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import IconLock from '@tabler/icons-react/icons/IconLock';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ErrorNotice } from '../errors/error-notice.js';
import { nextPage } from '../session/next-page.js';
import { useSignOut } from '../session/use-sign-out.js';
import { Brand } from '../shell/brand.js';
import { Loading } from '../shell/loading.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { ProfileAvatar } from './avatar.js';
import { useChosenProfile } from './chosen-profile.js';
import type { Profile } from './current-profile.js';
import { NewProfileForm } from './new-profile-form.js';
import { PinDialog } from './pin-dialog.js';
import { Me } from './profiles.graphql.js';
import classes from './profiles-page.module.css';

/** Who is watching? Whoever has a PIN is asked for it; an account without profiles makes its first one. */
export function ProfilesPage() {
  usePageTitle('Who is watching?');
  const { data, error, refetch } = useQuery(Me);
  const { choose } = useChosenProfile();
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [locked, setLocked] = useState<Profile | null>(null);
  const [isMaking, setMaking] = useState(false);

  function enter({ id }: Pick<Profile, 'id'>): void {
    choose(id);
    void navigate(nextPage(parameters), { replace: true });
  }

  const profiles = data?.me.profiles ?? [];
  const isFirst = data !== undefined && profiles.length === 0;
  return (
    <Box className={classes.room}>
      <Group component="header" justify="space-between" p={{ base: 'md', sm: 'xl' }}>
        <Brand />
        <Button variant="subtle" color="gray" onClick={() => void signOut()}>
          Sign out
        </Button>
      </Group>
      <Container component="main" size="md" pb="xl">
        {error && <ErrorNotice error={error} onRetry={refetch} />}
        {!data && !error && <Loading />}
        {data && (isFirst || isMaking) && (
          <NewProfileForm isFirst={isFirst} onMade={enter} onCancel={() => setMaking(false)} />
        )}
        {data && !isFirst && !isMaking && (
          <Stack align="center" gap={48} pt={{ base: 'xl', sm: '10vh' }}>
            <Title order={1} ta="center">
              Who is watching?
            </Title>
            <div className={classes.faces}>
              {profiles.map((profile) => (
                <UnstyledButton
                  key={profile.id}
                  className={classes.face}
                  onClick={() => (profile.hasPin ? setLocked(profile) : enter(profile))}
                >
                  <ProfileAvatar profile={profile} size={120} />
                  <Group gap={6} justify="center" wrap="nowrap" mt="sm" maw="100%">
                    {profile.hasPin && <IconLock size={16} aria-label="With a PIN" />}
                    <Text fw={600} truncate dir="auto">
                      {profile.name}
                    </Text>
                  </Group>
                </UnstyledButton>
              ))}
              <UnstyledButton className={classes.face} onClick={() => setMaking(true)}>
                <span className={classes.plus}>
                  <IconPlus size={44} aria-hidden />
                </span>
                <Text mt="sm" c="dimmed" ta="center">
                  Add a profile
                </Text>
              </UnstyledButton>
            </div>
          </Stack>
        )}
      </Container>
      <PinDialog profile={locked} onClose={() => setLocked(null)} onUnlocked={enter} />
    </Box>
  );
}
