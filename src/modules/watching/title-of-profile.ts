/** A title, and the profile that sees it. */
export interface TitleOfProfile {
  readonly profileId: string;
  readonly titleId: string;
}

/** The same with the maturity limit of the profile, in years. */
export interface LimitedTitleOfProfile extends TitleOfProfile {
  readonly maturityLimit: number;
}

/** A unique key. */
export function keyOfTitle({ profileId, titleId }: TitleOfProfile): string {
  return `${profileId} ${titleId}`;
}

/** The list as columns, for SQL parameters. */
export function columnsOf(asked: readonly LimitedTitleOfProfile[]) {
  return [
    asked.map(({ profileId }) => profileId),
    asked.map(({ titleId }) => titleId),
    asked.map(({ maturityLimit }) => maturityLimit),
  ] as const;
}
