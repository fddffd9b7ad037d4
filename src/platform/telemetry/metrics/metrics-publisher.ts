import type { Logger } from '../logger.js';
import { type Addition, takeAdditions } from './metric-additions.js';
import type { MetricsRegistry } from './metrics-registry.js';
import type { ProcessReporter } from './process-report.js';
import type { MeasuredPart, SharedMetrics } from './shared-metrics.js';

export interface MetricsPublisherOptions {
  readonly registry: MetricsRegistry;
  readonly shared: SharedMetrics;
  readonly reporter: Pick<ProcessReporter, 'processId' | 'report'>;
  readonly logger: Logger;
  readonly everyMs?: number;
}

/** Publishes this process's metrics and heartbeat. When disposed of, it publishes the rest, and removes the process. */
export interface MetricsPublisher extends AsyncDisposable {
  /** Resolves when the process is published, or the store cannot be reached. */
  start(): Promise<void>;
  /** Publishes now. Never throws: what cannot be published is kept. */
  publish(): Promise<void>;
}

const PUBLISH_EVERY_MS = 5_000;
/** In fields, so that a batch blocks the server for milliseconds at most. */
const LARGEST_PART = 1_000;
/**
 * The store recognises repeated batches for ten minutes. Older batches without an answer are dropped rather than
 * counted twice.
 */
const OLDEST_PART_MS = 5 * 60_000;
const LAST_WAIT_MS = 2_000;

interface WaitingPart {
  readonly number: number;
  readonly additions: readonly Addition[];
  /** Null before the first attempt. */
  triedAtMs: number | null;
}

export function createMetricsPublisher({
  registry,
  shared,
  reporter,
  logger,
  everyMs = PUBLISH_EVERY_MS,
}: MetricsPublisherOptions): MetricsPublisher {
  let number = 0;
  /** Increments taken from the registry that are not confirmed yet. */
  let waiting: WaitingPart[] = [];
  let publishing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isAway = false;

  function takeParts(): void {
    const additions = takeAdditions(registry);
    do {
      number += 1;
      waiting.push({ number, additions: additions.splice(0, LARGEST_PART), triedAtMs: null });
    } while (additions.length > 0);
  }

  function isTooOld({ triedAtMs }: WaitingPart): boolean {
    return triedAtMs !== null && performance.now() - triedAtMs > OLDEST_PART_MS;
  }

  async function send(): Promise<void> {
    const report = JSON.stringify(await reporter.report());
    waiting = waiting.filter((part) => !isTooOld(part));
    await sendWaiting(report);
    // Until a sent batch is confirmed, further increments stay in the registry.
    takeParts();
    await sendWaiting(report);
  }

  async function sendWaiting(report: string): Promise<void> {
    for (let part = waiting[0]; part; part = waiting[0]) {
      part.triedAtMs ??= performance.now();
      await shared.take(partOf(part, report));
      waiting.shift();
    }
  }

  function partOf(part: WaitingPart, report: string): MeasuredPart {
    return { processId: reporter.processId, number: part.number, additions: part.additions, report };
  }

  async function attempt(): Promise<void> {
    try {
      await send();
      if (isAway) logger.info('Metrics are reported again');
      isAway = false;
    } catch (error) {
      if (!isAway) logger.warn({ error }, 'Metrics cannot be reported; they accumulate in this process');
      isAway = true;
    }
  }

  async function publish(): Promise<void> {
    publishing ??= attempt().finally(() => {
      publishing = null;
    });
    await publishing;
  }

  async function leave(): Promise<void> {
    await publishing;
    await publish();
    if (!isAway) await shared.leave(reporter.processId);
  }

  return {
    publish,
    async start() {
      await publish();
      timer = setInterval(() => void publish(), everyMs);
      timer.unref();
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      let lastTimer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        lastTimer = setTimeout(resolve, LAST_WAIT_MS);
      });
      await Promise.race([leave().catch(() => undefined), late]);
      clearTimeout(lastTimer);
    },
  };
}
