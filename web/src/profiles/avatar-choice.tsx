import { Group, Input, UnstyledButton } from '@mantine/core';
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
    <Input.Wrapper label="Colours" labelElement="div">
      <Group gap="sm" mt={6} role="radiogroup" aria-label="Colours">
        {Object.keys(AVATARS).map((avatar) => (
          <UnstyledButton
            key={avatar}
            role="radio"
            aria-checked={avatar === profile.avatar}
            aria-label={avatar}
            className={classes.colours}
            onClick={() => onChoose(avatar)}
          >
            <ProfileAvatar profile={{ ...profile, name: profile.name || ' ', avatar }} size={size} />
          </UnstyledButton>
        ))}
      </Group>
    </Input.Wrapper>
  );
}
