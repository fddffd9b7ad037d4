import { ADULT_AGE } from '../../shared/maturity-scale.js';

/** Reads the maturity limit of a profile; callers have checked access. */
export interface ProfileLimitReader {
  maturityLimitOf(profileId: string): Promise<number>;
}

export interface MaturityLimits {
  /** The maturity limit for a profile, or without one. */
  of(profileId: string | null): Promise<number>;
}

export function createMaturityLimits(profiles: ProfileLimitReader): MaturityLimits {
  return {
    of: async (profileId) => (profileId === null ? ADULT_AGE : profiles.maturityLimitOf(profileId)),
  };
}
