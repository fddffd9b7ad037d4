import type { PlanPartsFragment } from '../../generated/graphql.js';

/** What a plan is called where how often it is paid for is said beside it, such as `Standard`. */
export function tierName({ tier }: Pick<PlanPartsFragment, 'tier'>): string {
  return `${tier.charAt(0)}${tier.slice(1).toLowerCase()}`;
}
