import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createDiskStorage } from '../../../src/modules/playback/media/media-storage.disk.js';
import { createMediaKeys } from '../../../src/modules/playback/media/signing/media-keys.js';
import { createHs256MediaTokens } from '../../../src/modules/playback/media/signing/media-token.hs256.js';
import { createSignedManifestUrls } from '../../../src/modules/playback/media/signing/signed-manifest-urls.js';
import { createDisposer } from '../../../src/platform/async/disposer.js';
import { systemClock } from '../../../src/shared/clock.js';
import { newId } from '../../../src/shared/ids.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { buildPrograms } from '../../harness/build.js';
import type { Comparison } from '../../harness/comparison.js';
import { load } from '../../harness/http-load.js';
import { answerTo, type HttpRequest } from '../../harness/http-request.js';
import { startServer } from '../../harness/server-under-load.js';
import { summarise } from '../../harness/statistics.js';
import { type Turn, takeTurns } from '../../harness/turns.js';
import { hasNginx, startNginx } from './nginx.js';

const PREPARATION_SECONDS = 40;
const CONTESTS = 4;
const FOLDER = 'films/timecode';
const SMALL_BYTES = 2 * 1024;
/** Four seconds of 2 Mbit/s. */
const LARGE_BYTES = 1024 * 1024;
const MEGABYTE = 1_000_000;

export const mediaCase: BenchCase = {
  name: 'media',
  description:
    'Small and large files from the media origin, which verifies each signed URL, beside nginx without verification.',
  expectedSeconds: ({ rounds, seconds }) => PREPARATION_SECONDS + (rounds + 1) * seconds * CONTESTS,
  run,
};

async function run({ effort, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  if (!(await hasNginx())) {
    throw new Error(
      'nginx is not installed, so there is nothing to measure beside (Debian: apt-get install nginx).',
    );
  }
  onProgress('Compiling');
  await buildPrograms();
  await using disposer = createDisposer();
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-bench-media-'));
  disposer.defer(() => rm(folder, { recursive: true }));
  const root = join(folder, 'media');
  const storage = createDiskStorage(root);
  await storage.write(`${FOLDER}/HD.m3u8`, Readable.from([randomBytes(SMALL_BYTES)]));
  await storage.write(`${FOLDER}/HD/1.m4s`, Readable.from([randomBytes(LARGE_BYTES)]));

  const key = { id: 'bench', secret: randomBytes(32).toString('base64url') };
  const ours = disposer.add(
    await startServer({
      name: 'media-origin',
      program: 'bench/cases/media/media-origin.server',
      parameters: [root],
      environment: { NODE_ENV: 'production', MEDIA_SIGNING_KEYS: `${key.id}:${key.secret}` },
      folder,
    }),
  );
  const nginx = disposer.add(await startNginx(folder, root));

  const tokens = createHs256MediaTokens({
    keys: createMediaKeys([key], ''),
    lifetimeSeconds: 86_400,
    clock: systemClock,
  });
  const grant = { playbackSessionId: newId(), folder: FOLDER, quality: 'HD' } as const;
  const addresses = async (base: string) => {
    const { url } = await createSignedManifestUrls(tokens, base).sign(grant);
    return { small: get(url), large: get(url.replace('HD.m3u8', 'HD/1.m4s')) };
  };
  const [here, there] = await Promise.all([addresses(ours.address), addresses(nginx.address)]);
  for (const size of ['small', 'large'] as const) {
    const answers = await Promise.all([here, there].map((asked) => answerTo(asked[size])));
    if (answers[0] !== answers[1]) throw new Error('nginx does not give the same file as we do.');
  }

  const samples = await takeTurns(
    {
      ourSmall: rate(here.small),
      theirSmall: rate(there.small),
      ourLarge: rate(here.large),
      theirLarge: rate(there.large),
    },
    effort,
    onProgress,
  );
  const megabytes = (rates: readonly number[]) =>
    rates.map((perSecond) => (perSecond * LARGE_BYTES) / MEGABYTE);
  const compare = (name: string, mine: readonly number[], theirs: readonly number[]): Comparison => ({
    case: mediaCase.name,
    metric: { name, better: 'higher' },
    ours: summarise(mine),
    peer: summarise(theirs),
    peerName: 'nginx, without looking at tokens',
    target: null,
  });
  return [
    compare('requests/s, 2 KiB', samples.ourSmall, samples.theirSmall),
    compare('MB/s, 1 MiB at a time', megabytes(samples.ourLarge), megabytes(samples.theirLarge)),
  ];
}

function get(url: string): HttpRequest {
  return { url, method: 'GET', headers: {}, body: '' };
}

function rate(request: HttpRequest): Turn<number> {
  return async (seconds) => (await load(request, seconds)).perSecond;
}
