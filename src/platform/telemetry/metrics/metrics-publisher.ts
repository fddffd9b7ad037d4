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

/** Hands on what this process measures, and that it lives. At its end it hands on the rest, and says that it leaves. */
export interface MetricsPublisher extends AsyncDisposable {
  /** Resolves when the others know of this process, or cannot be reached. */
  start(): Promise<void>;
  /** Hands on now what there is. Never throws: what cannot be handed on stays. */
  publish(): Promise<void>;
}

const PUBLISH_EVERY_MS = 5_000;
/** Of fields, so that one part keeps the server for milliseconds at most. */
const LARGEST_PART = 1_000;
/** Whether a part whose answer was lost had been taken is known for ten minutes. Older ones are let go rather than counted twice. */
const OLDEST_PART_MS = 5 * 60_000;
const LAST_WAIT_MS = 2_000;

interface WaitingPart {
  readonly number: number;
  readonly additions: readonly Addition[];
  /** Null until it was tried. */
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
  /** What was taken from the registry and is not known to be with the others. */
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
    // While nothing is heard of what was sent, the registry itself keeps the rest.
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
      if (isAway) logger.info('What is measured reaches the others again');
      isAway = false;
    } catch (error) {
      if (!isAway) logger.warn({ error }, 'What is measured cannot be handed on; it waits here');
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
