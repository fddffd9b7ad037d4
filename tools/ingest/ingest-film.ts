import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Engine } from '../../src/engine.js';
import { queueLimits } from '../../src/job-registry.js';
import type { IngestOrder } from '../../src/modules/playback/media/ingest/ingest-order.js';
import type { VideoQuality } from '../../src/modules/playback/media/video-quality.js';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { createJobWorkers } from '../../src/platform/jobs/job-workers.js';
import { createRedis } from '../../src/platform/redis/redis.js';
import { heedSignals } from '../command/signals.js';
import { openEngine } from '../open-engine.js';
import { createProgressDisplay } from './progress-display.js';

interface Options {
  readonly title: string;
  readonly qualities?: VideoQuality;
}

const LOOKED_EVERY_MS = 300;

/** Uploads a film, and works until it can be played. */
export async function ingestFilm(name: string, { title, qualities }: Options): Promise<void> {
  const report = (message: string) => process.stdout.write(`${message}\n`);
  const file = resolve(name);
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw new Error(`${file} cannot be read.`, { cause });
  });
  await using open = await openEngine(report);
  const { ingestRequests, titleMedia } = open.engine.media;
  // If we exited at once, FFmpeg would continue without us.
  const titleName = await heedSignals('Stopped. Nothing of the title was changed.', async (signal) => {
    report(`Uploading ${file}`);
    const request = await ingestRequests.request({ titleId: title, file, best: qualities }, signal);
    report(`Making it into what is streamed of ${request.titleName}`);
    await workUntilDone(open.engine, request, signal);
    return request.titleName;
  });
  const media = await titleMedia.find(title);
  report(`${titleName} plays in ${media?.qualities.join(', ')}, from ${media?.folder}`);
}

/** Works on jobs too, and waits until the film is done, here or elsewhere. */
async function workUntilDone(engine: Engine, order: IngestOrder, signal: AbortSignal): Promise<void> {
  const { config, logger, media, tracing } = engine;
  const disposer = createDisposer();
  const display = createProgressDisplay(process.stdout);
  try {
    const redis = disposer.add(
      createRedis(config.redis.url, { name: 'streamcore ingest', role: 'worker', logger, tracing }),
    );
    const { prefix } = config.redis;
    // Ctrl-C does not wait for the job, which returns to its queue.
    const workers = disposer.add(
      createJobWorkers({ redis, prefix, limits: queueLimits, tracing, logger, drainMs: 0 }),
    );
    await media.work(workers);
    await workers.start();
    for (;;) {
      const progress = await media.ingestRequests.progressOf(order);
      if (progress?.state === 'failed') throw new Error(`It failed: ${progress.reason}`);
      if (progress?.state === 'running') display.show(progress.fraction);
      if (progress === null || progress.state === 'done') break;
      if (signal.aborted) throw new Error('Stopped. The film is uploaded, and the next worker makes it.');
      await delay(LOOKED_EVERY_MS);
    }
    display.show(1);
  } finally {
    display.stop();
    await disposer[Symbol.asyncDispose]();
  }
}
