import { z } from 'zod';
import { PLAN_TIERS } from '../../shared/plan-tier.js';
import { type Plan, VIDEO_QUALITIES } from './domain/plan.js';
import type { Subscription } from './domain/subscription.js';
import { STATE_NAMES } from './domain/subscription-state.js';

const schema = z.strictObject({
  accountId: z.string(),
  version: z.int().positive(),
  state: z.enum(STATE_NAMES),
  accessEndsAt: z.int().nullable(),
  tier: z.enum(PLAN_TIERS),
  videoQuality: z.enum(VIDEO_QUALITIES),
  maxStreams: z.int(),
  maxDevices: z.int(),
  maxProfiles: z.int(),
});

/**
 * The entitlements of an account, as immutable plain data. `version` is the subscription's; `accessEndsAt`, in
 * milliseconds since 1970, is when access ends if nothing else happens: null without access.
 */
export type EntitlementSnapshot = Readonly<z.infer<typeof schema>>;

export function snapshotOf(subscription: Subscription, plan: Plan): EntitlementSnapshot {
  const { accountId, version, state } = subscription.snapshot;
  const { tier, videoQuality, maxStreams, maxDevices, maxProfiles } = plan;
  return Object.freeze({
    accountId,
    version,
    state,
    accessEndsAt: subscription.accessEndsAt?.getTime() ?? null,
    tier,
    videoQuality,
    maxStreams,
    maxDevices,
    maxProfiles,
  });
}

/** Parses a snapshot from JSON. @throws ZodError when it is invalid */
export function reviveSnapshot(json: unknown): EntitlementSnapshot {
  return Object.freeze(schema.parse(json));
}
