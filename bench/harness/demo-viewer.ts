import { demoSignIns, generateDemoPasswords, prepareDemo } from '../../src/demo.js';
import type { Engine } from '../../src/engine.js';
import { PLATFORM } from '../../src/shared/actor.js';
import { openBenchEngine } from './bench-engine.js';

/** The signed-in demo viewer. */
export interface DemoViewer {
  /** An `Authorization` header's value. */
  readonly authorization: string;
  readonly profileId: string;
}

/** Fills an empty database with the demo, whose content is the same in every run, and signs its viewer in. */
export async function prepareDemoViewer(
  environment: Readonly<Record<string, string>>,
  onProgress: (message: string) => void,
): Promise<DemoViewer> {
  await using engine = await openBenchEngine(environment, onProgress);
  const passwords = generateDemoPasswords();
  await prepareDemo(engine, passwords, onProgress);
  return await signIn(engine, demoSignIns(passwords).viewer);
}

async function signIn(
  { accounts, profiles }: Engine,
  credentials: { readonly email: string; readonly password: string },
): Promise<DemoViewer> {
  const device = { deviceName: 'Benchmark', platform: 'web' };
  const { account, accessToken } = await accounts.identity.signIn({ ...credentials, ...device }, PLATFORM);
  const [own = []] = await profiles.service.findByAccountIds([account.id]);
  const [profile] = own;
  if (!profile) throw new Error('The demo viewer has no profile.');
  return { authorization: `Bearer ${accessToken.token}`, profileId: profile.id };
}
