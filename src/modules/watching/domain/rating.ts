export type Opinion = 'DISLIKE' | 'LIKE' | 'LOVE';

/** In half stars, the scale of imported ratings. */
const HALF_STARS: Readonly<Record<Opinion, number>> = { DISLIKE: 2, LIKE: 8, LOVE: 10 };

/** Fewer than three stars count as a dislike. */
const LIKED_FROM = 6;
const LOVED_FROM = 9;

/** A profile's rating of a title. */
export interface Rating {
  readonly profileId: string;
  readonly titleId: string;
  readonly halfStars: number;
  readonly ratedAt: Date;
}

export function halfStarsOf(opinion: Opinion): number {
  return HALF_STARS[opinion];
}

export function opinionOf(halfStars: number): Opinion {
  if (halfStars >= LOVED_FROM) return 'LOVE';
  return halfStars >= LIKED_FROM ? 'LIKE' : 'DISLIKE';
}
