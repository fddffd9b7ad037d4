import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import { ImpairedError } from '../impaired-error.js';

const dependencySchema = z.object({
  name: z.string(),
  isUp: z.boolean(),
  /** Whether it answers, but does only part of its work. */
  isImpaired: z.boolean().default(false),
  /** Its response time; null when it did not respond. */
  milliseconds: z.number().nullable(),
  /** Whether the process cannot work without it. */
  isNeeded: z.boolean().default(true),
});

const reportSchema = z.object({
  role: z.string(),
  version: z.string(),
  host: z.string(),
  pid: z.number(),
  startedAt: z.coerce.date(),
  uptimeSeconds: z.number(),
  /** The event loop's delay since the last report: the 99th percentile. */
  eventLoopDelayMs: z.number(),
  memoryBytes: z.number(),
  heapBytes: z.number(),
  /** The gauges without labels, by name. */
  gauges: z.record(z.string(), z.number()),
  dependencies: z.array(dependencySchema),
});

/** The report of a process, sent every few seconds. */
export type ProcessReport = z.output<typeof reportSchema>;
export type DependencyReport = z.output<typeof dependencySchema>;

/** Null for a report of another version. */
export function readReport(text: string): ProcessReport | null {
  try {
    return reportSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export interface ProcessReporterOptions {
  readonly role: string;
  readonly version: string;
  /** The dependencies that the process needs, by name. */
  readonly probes: Readonly<Record<string, () => Promise<unknown>>>;
  /** The dependencies that the process can do without, by name. Default: none. */
  readonly helpers?: Readonly<Record<string, () => Promise<unknown>>>;
  readonly gauges: () => Promise<Record<string, number>>;
}

/** Observes one process. */
export interface ProcessReporter extends Disposable {
  readonly processId: string;
  report(): Promise<ProcessReport>;
}

const PROBE_TIMEOUT_MS = 1_000;
const RESOLUTION_MS = 20;
const NANOS_PER_MS = 1e6;
const PERCENTILE = 99;

export function createProcessReporter({
  role,
  version,
  probes,
  helpers = {},
  gauges,
}: ProcessReporterOptions): ProcessReporter {
  const startedAt = new Date(Date.now() - performance.now());
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();

  return {
    processId: randomUUID(),
    async report() {
      const { rss, heapUsed } = process.memoryUsage();
      const timeAll = (asked: typeof probes, isNeeded: boolean) =>
        Object.entries(asked).map(async ([name, probe]) => ({ ...(await timeProbe(name, probe)), isNeeded }));
      const dependencies = await Promise.all([...timeAll(probes, true), ...timeAll(helpers, false)]);
      return {
        role,
        version,
        host: hostname(),
        pid: process.pid,
        startedAt,
        uptimeSeconds: Math.round(process.uptime()),
        eventLoopDelayMs: takeDelay(delay),
        memoryBytes: rss,
        heapBytes: heapUsed,
        gauges: await gauges(),
        dependencies,
      };
    },
    [Symbol.dispose]: () => delay.disable(),
  };
}

/** Measured delays include the timer's own interval. */
function takeDelay(delay: IntervalHistogram): number {
  const late = delay.percentile(PERCENTILE) / NANOS_PER_MS - RESOLUTION_MS;
  delay.reset();
  return Math.max(0, Math.round(late * 10) / 10);
}

async function timeProbe(
  name: string,
  probe: () => Promise<unknown>,
): Promise<Omit<DependencyReport, 'isNeeded'>> {
  const begin = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'away'>((resolve) => {
    timer = setTimeout(() => resolve('away'), PROBE_TIMEOUT_MS);
  });
  const answered = probe().then(
    () => 'works' as const,
    (error: unknown) => (error instanceof ImpairedError ? 'impaired' : 'away'),
  );
  const state = await Promise.race([answered, late]);
  clearTimeout(timer);
  const milliseconds = Math.round((performance.now() - begin) * 10) / 10;
  const isUp = state !== 'away';
  return { name, isUp, isImpaired: state === 'impaired', milliseconds: isUp ? milliseconds : null };
}
