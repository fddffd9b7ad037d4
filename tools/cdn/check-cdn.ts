import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { freePort } from '../../src/platform/embedded/ports.js';
import { askCdn } from './ask-cdn.js';
import { type CdnCase, cdnCases, OTHER_TITLE, TITLE } from './cdn-cases.js';
import { type CheckedKeeping, checkKept } from './check-kept.js';
import { startSampleOrigin } from './sample-origin.js';
import { startTrafficServer, type TrafficServerProgram } from './traffic-server.js';

export interface CheckedCase extends CdnCase, CheckedKeeping {}

const newKey = (id: string) => ({ id, secret: randomBytes(32).toString('base64url') });

/** Puts an Apache Traffic Server in front of our origin, and requests media with valid and invalid URLs. */
export async function checkCdn(program: TrafficServerProgram): Promise<readonly CheckedKeeping[]> {
  await using disposer = createDisposer();
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-cdn-'));
  disposer.defer(() => rm(folder, { recursive: true, force: true }));
  const publicUrl = `http://127.0.0.1:${await freePort()}`;
  const [key, former] = [newKey('new'), newKey('old')];
  const sample = { baseUrl: publicUrl, titles: [TITLE, OTHER_TITLE], folder };
  const origin = disposer.add(await startSampleOrigin({ ...sample, keys: [key, former] }));
  const formerOrigin = disposer.add(await startSampleOrigin({ ...sample, keys: [former] }));
  await mkdir(join(folder, 'cdn'));
  disposer.add(
    await startTrafficServer(
      program,
      { publicUrl, originUrl: origin.address, keys: [key, former] },
      join(folder, 'cdn'),
    ),
  );
  const cases = await cdnCases({
    publicUrl,
    key,
    manifestUrls: origin.manifestUrls,
    formerManifestUrls: formerOrigin.manifestUrls,
  });
  const checked: CheckedCase[] = [];
  for (const each of cases) checked.push(await check(each));
  return [...checked, ...(await checkKept(origin))];
}

async function check(each: CdnCase): Promise<CheckedCase> {
  const { status, body } = await askCdn(each.url);
  if (each.refuser === null) {
    const problem = status === 200 && body !== '' ? null : `was answered by ${status} instead of 200`;
    return { ...each, status, problem };
  }
  const refuser = body.includes('MEDIA_FORBIDDEN') ? 'the origin' : 'Traffic Server';
  if (status !== 403) return { ...each, status, problem: `was answered by ${status} instead of 403` };
  return { ...each, status, problem: refuser === each.refuser ? null : `was refused by ${refuser}` };
}
