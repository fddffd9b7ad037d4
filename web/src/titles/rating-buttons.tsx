import { ActionIcon, Group } from '@mantine/core';
import type { Opinion, ProfileTitleCardFragment } from '../generated/graphql.js';
import { OPINIONS } from './opinions.js';
import { useOpinion } from './use-opinion.js';

export interface RatingButtonsProps {
  readonly title: Pick<ProfileTitleCardFragment, 'id' | 'myRating'>;
  readonly profileId: string;
}

/**
 * What the profile thinks of a title; its recommendations follow within seconds. To press what is chosen takes it back. An
 * opinion is shown at once, and as it was before where the service does not take it.
 */
export function RatingButtons({ title, profileId }: RatingButtonsProps) {
  const choose = useOpinion(title, profileId);
  return (
    <Group gap={6} role="group" aria-label="What you think of it">
      {Object.entries(OPINIONS).map(([opinion, { name, Icon }]) => {
        const isChosen = title.myRating?.opinion === opinion;
        return (
          <ActionIcon
            key={opinion}
            size={42}
            radius="xl"
            variant={isChosen ? 'filled' : 'outline'}
            color={isChosen ? 'violet' : 'gray.0'}
            aria-label={name}
            aria-pressed={isChosen}
            title={name}
            onClick={() => choose(opinion as Opinion)}
          >
            <Icon size={20} aria-hidden />
          </ActionIcon>
        );
      })}
    </Group>
  );
}
