import { Menu, Text, UnstyledButton } from '@mantine/core';
import IconChartLine from '@tabler/icons-react/icons/IconChartLine';
import IconDeviceTv from '@tabler/icons-react/icons/IconDeviceTv';
import IconLogout from '@tabler/icons-react/icons/IconLogout';
import IconSettings from '@tabler/icons-react/icons/IconSettings';
import IconUsers from '@tabler/icons-react/icons/IconUsers';
import { Link } from 'react-router';
import { ProfileAvatar } from '../profiles/avatar.js';
import { useCurrentProfile } from '../profiles/current-profile.js';
import { useSignOut } from '../session/use-sign-out.js';

/** Who is watching, and what that person may want to do about it. */
export function ProfileMenu() {
  const { profile, me } = useCurrentProfile();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={`Profile ${profile.name}`}>
          <ProfileAvatar profile={profile} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="bright" truncate dir="auto">
            {profile.name}
          </Text>
          <Text size="xs" truncate>
            {me.email}
          </Text>
        </Menu.Label>
        <Menu.Item component={Link} to="/profiles" leftSection={<IconUsers size={18} aria-hidden />}>
          Change profile
        </Menu.Item>
        <Menu.Item component={Link} to="/account" leftSection={<IconSettings size={18} aria-hidden />}>
          Account
        </Menu.Item>
        <Menu.Item component={Link} to="/link" leftSection={<IconDeviceTv size={18} aria-hidden />}>
          Sign a television in
        </Menu.Item>
        {me.role === 'ADMIN' && (
          <Menu.Item component={Link} to="/admin" leftSection={<IconChartLine size={18} aria-hidden />}>
            Look after the platform
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()} leftSection={<IconLogout size={18} aria-hidden />}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
