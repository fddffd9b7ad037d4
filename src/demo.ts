import { randomBytes } from 'node:crypto';
import { installDemoMedia } from '../prisma/seed/media/install-demo-media.js';
import { seedDemo } from '../prisma/seed/seed-demo.js';
import { DEMO_ADMIN_EMAIL, DEMO_VIEWER_EMAIL } from '../prisma/seed/seed-demo-people.js';
import type { Engine } from './engine.js';
import type { GraphiqlDemo } from './graphql/graphiql-examples.js';
import { DeviceLimitReachedError } from './modules/accounts/domain/accounts-errors.js';
import { withAdvisoryLock } from './platform/database/advisory-lock.js';
import { PLATFORM } from './shared/actor.js';
import { ADULT_AGE } from './shared/maturity-scale.js';

export interface DemoPasswords {
  readonly viewer: string;
  readonly admin: string;
}

/** The sign-ins of the demo. */
export interface DemoSignIns {
  readonly viewer: { readonly email: string; readonly password: string };
  readonly admin: { readonly email: string; readonly password: string };
}

/** For a database of one's own, which does not store passwords: they are shown once, when the demo is created. */
export function generateDemoPasswords(): DemoPasswords {
  const password = () => randomBytes(9).toString('base64url');
  return { viewer: password(), admin: password() };
}

/**
 * Fills an empty platform with demo data and learns from its simulated viewers, so that the first page is personal.
 * Concurrent calls are safe: one process does it, and the others wait.
 * @returns whether there was anything to do
 */
export async function prepareDemo(
  engine: Engine,
  passwords: DemoPasswords,
  onProgress: (message: string) => void,
): Promise<boolean> {
  const { config, database, clock, accounts, recommendations, media } = engine;
  const hashPassword = (password: string) => accounts.passwords.hash(password);
  return withAdvisoryLock(config.database.directUrl, 'demo', async () => {
    const isNew = await seedDemo({ database, clock, passwords, hashPassword, onProgress });
    await installDemoMedia(database.batchPool, media.storage);
    if (!isNew) return false;
    onProgress('Learning what goes together from the simulated histories');
    await recommendations.learn();
    return true;
  });
}

export function demoSignIns(passwords: DemoPasswords): DemoSignIns {
  return {
    viewer: { email: DEMO_VIEWER_EMAIL, password: passwords.viewer },
    admin: { email: DEMO_ADMIN_EMAIL, password: passwords.admin },
  };
}

/** A newly opened page should have most of its token's lifetime left. */
const RENEWED_AFTER_SHARE = 0.5;

const GRAPHIQL = 'GraphiQL';

/**
 * The sign-in of GraphiQL's examples: as the demo viewer, with a token that pages share until half of its lifetime is
 * over; null while the viewer is signed in on as many other devices as the plan allows.
 */
export function createGraphiqlDemo(
  engine: Engine,
  { viewer }: Pick<DemoSignIns, 'viewer'>,
): () => Promise<GraphiqlDemo | null> {
  const { accounts, profiles, subscriptions, catalog, clock, config } = engine;
  const sharedForMs = config.auth.accessTokenSeconds * 1000 * RENEWED_AFTER_SHARE;
  let shared: { readonly demo: Promise<GraphiqlDemo | null>; readonly until: number } | null = null;

  /** At the device limit it takes the place of an earlier page. */
  async function enter() {
    const input = { ...viewer, deviceName: GRAPHIQL, platform: 'web' };
    try {
      return await accounts.identity.signIn(input, PLATFORM);
    } catch (error) {
      if (!(error instanceof DeviceLimitReachedError)) throw error;
      const earlier = error.details.devices.findLast(({ deviceName }) => deviceName === GRAPHIQL);
      return earlier ? accounts.identity.signIn({ ...input, replaceDeviceId: earlier.id }, PLATFORM) : null;
    }
  }

  async function signIn(): Promise<GraphiqlDemo | null> {
    const entered = await enter();
    if (!entered) return null;
    const { account, accessToken } = entered;
    const audience = { maturityLimit: ADULT_AGE, region: config.http.region.usual, now: clock.now() };
    const [[profile], plans, titles] = await Promise.all([
      profiles.service.findByAccountIds([account.id]).then(([own]) => own ?? []),
      subscriptions.service.plans(),
      catalog.service.list({ kind: 'MOVIE', tier: 'BASIC' }, audience, 'POPULARITY', {
        first: 1,
        after: null,
      }),
    ]);
    return {
      ...viewer,
      authorization: `Bearer ${accessToken.token}`,
      profileId: profile?.id ?? '',
      planId: plans.find(({ tier }) => tier === 'PREMIUM')?.id ?? '',
      titleId: titles.edges[0]?.node.id ?? '',
    };
  }

  return () => {
    const now = clock.now().getTime();
    if (shared === null || shared.until <= now) {
      const demo = signIn();
      const mine = { demo, until: now + sharedForMs };
      shared = mine;
      const forget = () => {
        if (shared === mine) shared = null;
      };
      demo.then((entered) => entered ?? forget(), forget);
    }
    return shared.demo;
  };
}
