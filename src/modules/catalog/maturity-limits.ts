/** The age that visitors and adults may watch, in years. */
export const ADULT_LIMIT = 18;

/** Answers what a profile may see; who may name the profile is decided before. */
export interface ProfileLimitReader {
  maturityLimitOf(profileId: string): Promise<number>;
}

export interface MaturityLimits {
  /** The limit that applies to a catalog field: the named profile's, or a visitor's without one. */
  of(profileId: string | null | undefined): Promise<number>;
}

export function createMaturityLimits(profiles: ProfileLimitReader): MaturityLimits {
  return {
    of: async (profileId) =>
      typeof profileId === 'string' ? profiles.maturityLimitOf(profileId) : ADULT_LIMIT,
  };
}
