import { cachePolicies as policies } from '../cache-policies.js';
import type { ProfileEraser } from '../modules/profiles/profile-deletion.service.js';
import { unlockTags } from '../modules/profiles/unlock.service.js';
import { createPaymentGateway } from '../modules/subscriptions/gateways/create-payment-gateway.js';
import type { Foundation } from './foundation.js';
import {
  createAccounts,
  createNotifications,
  createProfiles,
  createSubscriptions,
} from './module-factories.js';

export type AccountModules = Awaited<ReturnType<typeof createAccountModules>>;

/** Wires accounts with their subscriptions, profiles and notifications. */
export async function createAccountModules(
  { config, platform, overrides }: Foundation,
  eraser: ProfileEraser,
) {
  const { database, cache, commands, channels, attempts, clock, logger, tracing } = platform;
  const { prefix } = config.redis;
  const gateway =
    overrides.gateway ??
    (await createPaymentGateway(config.billing, {
      redis: commands,
      prefix,
      secret: config.auth.secret,
      clock,
      logger,
      tracing,
    }));
  const subscriptions = createSubscriptions({
    database,
    cache,
    policies,
    gateway,
    policy: config.billing,
    secret: config.auth.secret,
    clock,
    logger,
  });
  const accounts = createAccounts({
    database,
    redis: commands,
    channels,
    prefix,
    auth: config.auth,
    mailer: platform.mailer,
    attempts,
    publicUrl: config.http.publicUrl,
    allowanceIn: (client) => ({
      maxDevicesOf: async (accountId) =>
        (await subscriptions.entitlementsIn(client).entitlementOf(accountId)).maxDevices,
    }),
    clock,
    logger,
    ...overrides.accountPolls,
  });
  const profiles = createProfiles({
    database,
    cache: {
      profiles: cache.namespace(policies.profiles),
      unlocks: cache.namespace({ ...policies.unlocks, tagsOf: unlockTags }),
    },
    allowance: {
      maxProfilesOf: async (accountId) =>
        (await subscriptions.entitlements.entitlementOf(accountId)).maxProfiles,
    },
    devices: accounts.devices,
    hasher: accounts.passwords,
    passwords: accounts.passwordCheck,
    attempts,
    eraser,
    clock,
  });
  const notifications = createNotifications({ database, messageOfBilling: subscriptions.messageOf, clock });
  return { subscriptions, accounts, profiles, notifications };
}
