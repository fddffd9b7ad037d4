import { Anchor, Group } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/icons/IconArrowLeft';
import { Link, useParams } from 'react-router';
import { NoSuchPage } from '../../errors/route-error.js';
import { useCurrentProfile } from '../../profiles/current-profile.js';
import { PageFrame } from '../parts/page-frame.js';
import { BindSection } from './bind-section.js';
import { DeleteProfileSection } from './delete-profile-section.js';
import { DetailsSection } from './details-section.js';
import { PinSection } from './pin-section.js';

/** What can be changed of one profile. */
export function ProfilePage() {
  const { profileId } = useParams();
  const { me } = useCurrentProfile();
  const profile = me.profiles.find(({ id }) => id === profileId);
  if (!profile) return <NoSuchPage />;
  return (
    <PageFrame title={profile.name}>
      <Anchor component={Link} to="/account/profiles" size="sm">
        <Group gap={6}>
          <IconArrowLeft size={16} aria-hidden />
          All profiles
        </Group>
      </Anchor>
      <DetailsSection key={profile.id} profile={profile} />
      <PinSection profile={profile} />
      <BindSection profile={profile} />
      <DeleteProfileSection profile={profile} isLast={me.profiles.length === 1} />
    </PageFrame>
  );
}
