import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import IconChevronRight from '@tabler/icons-react/icons/IconChevronRight';
import IconLock from '@tabler/icons-react/icons/IconLock';
import { useState } from 'react';
import { Link } from 'react-router';
import { ProfileAvatar } from '../../profiles/avatar.js';
import { type Profile, useCurrentProfile } from '../../profiles/current-profile.js';
import { NewProfileForm } from '../../profiles/new-profile-form.js';
import { usePageTitle } from '../../shell/use-page-title.js';
import { PageFrame } from '../parts/page-frame.js';
import classes from './account-profiles-page.module.css';

/** The people behind the account, each with the way to what can be changed. */
export function AccountProfilesPage() {
  const { me } = useCurrentProfile();
  const [isMaking, setMaking] = useState(false);
  usePageTitle(isMaking ? 'A new profile' : 'Profiles');
  const close = () => setMaking(false);
  if (isMaking) return <NewProfileForm isFirst={false} onMade={close} onCancel={close} />;
  return (
    <PageFrame title="Profiles" text="Everybody has a list, a history and recommendations of their own.">
      <Stack component="ul" p={0} m={0} gap="sm" style={{ listStyle: 'none' }}>
        {me.profiles.map((profile) => (
          <li key={profile.id}>
            <Paper
              component={Link}
              to={`/account/profiles/${profile.id}`}
              className={classes.profile}
              withBorder
            >
              <Group wrap="nowrap">
                <ProfileAvatar profile={profile} size={48} />
                <div>
                  <Group gap={6}>
                    <Text fw={600} dir="auto" style={{ overflowWrap: 'anywhere' }}>
                      {profile.name}
                    </Text>
                    {profile.hasPin && <IconLock size={16} aria-label="With a PIN" />}
                  </Group>
                  <Text size="sm" c="dimmed">
                    {limitText(profile)}
                  </Text>
                </div>
              </Group>
              <IconChevronRight aria-hidden size={20} />
            </Paper>
          </li>
        ))}
      </Stack>
      <Group>
        <Button variant="default" onClick={() => setMaking(true)}>
          Add a profile
        </Button>
      </Group>
    </PageFrame>
  );
}

function limitText({ isKids, maturityLimit }: Profile): string {
  const limit = maturityLimit >= 18 ? 'Sees everything' : `Sees what is for ages up to ${maturityLimit}`;
  return isKids ? `For a child. ${limit}` : limit;
}
