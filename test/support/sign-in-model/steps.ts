import fc from 'fast-check';

export const PLANS = ['basic-monthly', 'standard-monthly', 'premium-monthly'] as const;

/**
 * A step of someone with an account. Devices are given by their index among those that ever signed in, modulo their
 * number.
 */
export type Step =
  | { readonly kind: 'signIn'; readonly replace: number | null }
  | { readonly kind: 'refresh'; readonly device: number; readonly token: 'current' | 'previous' | 'old' }
  | { readonly kind: 'revoke'; readonly by: number; readonly device: number }
  | { readonly kind: 'signOutEverywhere'; readonly by: number; readonly keep: boolean }
  | { readonly kind: 'changePlan'; readonly plan: (typeof PLANS)[number] };

/** Time passes, then all steps are made at once. */
export interface Batch {
  readonly waitSeconds: number;
  readonly steps: readonly Step[];
}

const device = fc.nat({ max: 11 });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('signIn'), replace: fc.option(device, { freq: 3 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('refresh'),
      device,
      token: fc.constantFrom('current', 'current', 'current', 'previous', 'old'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('revoke'), by: device, device }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('signOutEverywhere'), by: device, keep: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('changePlan'), plan: fc.constantFrom(...PLANS) }) },
);

/** Within the grace of a repeated refresh, past it, past the lifetime of an access token. */
const waits = fc.constantFrom(0, 0, 25, 25, 120, 960);

export const batches: fc.Arbitrary<readonly Batch[]> = fc.array(
  fc.record({ waitSeconds: waits, steps: fc.array(step, { minLength: 1, maxLength: 5 }) }),
  { minLength: 3, maxLength: 10 },
);
