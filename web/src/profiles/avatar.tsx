import { Avatar } from '@mantine/core';
import IconMoodKid from '@tabler/icons-react/icons/IconMoodKid';
import type { Profile } from './current-profile.js';

/** What profiles may look like: a name for each, and the colours that it goes through. */
export const AVATARS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  aurora: ['#6d5ef5', '#12b3a6'],
  comet: ['#f76707', '#f03e8a'],
  ember: ['#e03131', '#f59f00'],
  lagoon: ['#1971c2', '#22b8cf'],
  meadow: ['#2f9e44', '#94d82d'],
  dusk: ['#862e9c', '#4263eb'],
};

export interface ProfileAvatarProps {
  readonly profile: Pick<Profile, 'name' | 'avatar' | 'isKids'>;
  readonly size?: number | string;
}

/** The picture of a profile: its initial on its colours. */
export function ProfileAvatar({ profile, size = 36 }: ProfileAvatarProps) {
  const [from, to] = AVATARS[profile.avatar] ?? ['#6d5ef5', '#12b3a6'];
  return (
    <Avatar
      size={size}
      radius="md"
      aria-hidden
      styles={{
        placeholder: {
          background: `linear-gradient(135deg, ${from}, ${to})`,
          color: 'white',
          fontSize: `calc(${typeof size === 'number' ? `${size}px` : size} * 0.42)`,
          border: 0,
        },
      }}
    >
      {profile.isKids ? <IconMoodKid size="60%" /> : initialOf(profile.name)}
    </Avatar>
  );
}

function initialOf(name: string): string {
  const [first] = new Intl.Segmenter().segment(name);
  return first?.segment.toUpperCase() ?? '';
}
