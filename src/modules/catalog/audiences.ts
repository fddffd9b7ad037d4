import { profileAskedFor, type RequestContext } from '../../graphql/context.js';
import type { Clock } from '../../shared/clock.js';
import type { MaturityLimits } from './maturity-limits.js';
import type { Audience } from './title.repository.js';

/** Determines the audience of a list: maturity limit, region and time. */
export interface Audiences {
  /** @param profileId the profile named by the operation; null or undefined for none */
  of(
    profileId: string | null | undefined,
    context: Pick<RequestContext, 'viewer' | 'region'>,
  ): Promise<Audience>;
}

export function createAudiences(limits: MaturityLimits, clock: Clock): Audiences {
  return {
    async of(profileId, context) {
      const maturityLimit = await limits.of(profileAskedFor(profileId, context));
      return { maturityLimit, region: context.region, now: clock.now() };
    },
  };
}
