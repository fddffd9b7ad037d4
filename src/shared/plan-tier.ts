/** Plans from the lowest to the highest; a title may require one of them. */
export const PLAN_TIERS = ['BASIC', 'STANDARD', 'PREMIUM'] as const;

export type PlanTier = (typeof PLAN_TIERS)[number];

/** Whether a plan of the tier `held` opens what requires `required`. */
export function tierCovers(held: PlanTier, required: PlanTier): boolean {
  return PLAN_TIERS.indexOf(held) >= PLAN_TIERS.indexOf(required);
}
