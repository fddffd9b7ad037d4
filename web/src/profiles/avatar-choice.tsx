import { Group, Radio } from '@mantine/core';
import { AVATARS, ProfileAvatar, type ProfileAvatarProps } from './avatar.js';
import classes from './avatar-choice.module.css';

export interface AvatarChoiceProps {
  /** As the choices show it. */
  readonly profile: ProfileAvatarProps['profile'];
  /** Of each choice, in pixels. */
  readonly size: number;
  readonly onChoose: (avatar: string) => void;
}

/** Chooses the colours of a profile. */
export function AvatarChoice({ profile, size, onChoose }: AvatarChoiceProps) {
  return (
    <Radio.Group label="Colours" value={profile.avatar} onChange={onChoose}>
      <Group gap="sm" mt={6}>
        {Object.keys(AVATARS).map((avatar) => (
          <Radio.Card key={avatar} value={avatar} aria-label={avatar} className={classes.colours ?? ''}>
            <ProfileAvatar profile={{ ...profile, name: profile.name || ' ', avatar }} size={size} />
          </Radio.Card>
        ))}
      </Group>
    </Radio.Group>
  );
}
