import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { auditRenewals } from '../support/faulty-renewals/audit.js';
import { playFaultyRenewals } from '../support/faulty-renewals/faulty-renewals.js';
import { openFaultyShop } from '../support/faulty-renewals/open-faulty-shop.js';
import { startPlatform } from '../support/platform.js';
import { testRedis } from '../support/test-redis.js';

/** Random; set it to repeat the same subscribers and faults. */
const SEED = Number(process.env['FAULTY_RENEWALS_SEED'] ?? Date.now() % 1_000_000_000);
/** `npm run soak -- gateway` does more of the same. */
const SUBSCRIBERS = 120;
const PERIODS = 2;

const { url, prefix } = testRedis();
const redis = { url, cacheUrl: url, prefix };
const secret = randomBytes(32).toString('base64');
const shop = await openFaultyShop({
  redis,
  secret,
  seed: SEED,
  open: (gateway, clock) => startPlatform({ role: 'api', redis, authSecret: secret, gateway, clock }),
});
afterAll(() => shop[Symbol.asyncDispose]());

test(`no payment is lost or made twice at a faulty gateway (FAULTY_RENEWALS_SEED=${SEED})`, {
  timeout: 120_000,
}, async () => {
  const play = { subscribers: SUBSCRIBERS, periods: PERIODS, seed: SEED };
  const subscribers = await playFaultyRenewals(shop, shop.gateway, play);
  const { charged, refunded, paid, renewed, ...findings } = await auditRenewals(shop, subscribers);
  expect(findings).toEqual({ lost: [], doubled: [], leaked: [] });
  expect(shop.gateway.faults()).toBeGreaterThan(SUBSCRIBERS);
  expect(renewed).toBeGreaterThan(SUBSCRIBERS);
  expect(charged - refunded).toBe(paid);
});
