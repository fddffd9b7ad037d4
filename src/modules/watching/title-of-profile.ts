/** A title, as one profile sees it. */
export interface TitleOfProfile {
  readonly profileId: string;
  readonly titleId: string;
}

/** The same, with the age, in years, up to which the profile may see titles. */
export interface LimitedTitleOfProfile extends TitleOfProfile {
  readonly maturityLimit: number;
}

/** Tells one of them from every other. */
export function keyOfTitle({ profileId, titleId }: TitleOfProfile): string {
  return `${profileId} ${titleId}`;
}

/** A list of them column by column, as a statement takes it. */
export function columnsOf(asked: readonly LimitedTitleOfProfile[]) {
  return [
    asked.map(({ profileId }) => profileId),
    asked.map(({ titleId }) => titleId),
    asked.map(({ maturityLimit }) => maturityLimit),
  ] as const;
}
