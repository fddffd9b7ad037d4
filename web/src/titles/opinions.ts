import IconHeart from '@tabler/icons-react/icons/IconHeart';
import IconThumbDown from '@tabler/icons-react/icons/IconThumbDown';
import IconThumbUp from '@tabler/icons-react/icons/IconThumbUp';
import type { Opinion } from '../generated/graphql.js';

export interface OpinionLook {
  /** On the button that says it. */
  readonly name: string;
  /** On a title of which it was said. */
  readonly said: string;
  readonly Icon: typeof IconHeart;
}

/** How opinions look, from the lowest to the highest. */
export const OPINIONS: Readonly<Record<Opinion, OpinionLook>> = {
  DISLIKE: { name: 'Not for me', said: 'Not for you', Icon: IconThumbDown },
  LIKE: { name: 'I like it', said: 'You like it', Icon: IconThumbUp },
  LOVE: { name: 'I love it', said: 'You love it', Icon: IconHeart },
};
