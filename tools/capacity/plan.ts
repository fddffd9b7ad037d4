import { CONNECTIONS_A_PROCESS, type Figures, PROCESS_MEMORY, PROCESSORS_A_NODE } from './inputs.js';

/** What this many viewers need at peak time, and what that costs per month. */
export interface Plan {
  readonly viewers: number;
  readonly streams: number;
  /** Per second. */
  readonly rates: Rates;
  /** CPUs in use at peak time. */
  readonly processors: { readonly app: number; readonly postgres: number; readonly redis: number };
  readonly sockets: number;
  readonly processes: number;
  /** Only for processes. */
  readonly nodes: number;
  readonly memoryBytesAProcess: number;
  readonly logBytesASecond: number;
  readonly databaseBytes: number;
  /**
   * An upper bound: everything that an hour of every stream stores there, although live events expire after ten
   * minutes.
   */
  readonly redisBytes: number;
  readonly apiBitsASecond: number;
  readonly mediaBitsASecond: number;
  readonly money: Money;
  /** The required share of the capacity of one of each, highest first. Above 1, one is not enough. */
  readonly uses: readonly Use[];
}

export interface Rates {
  readonly heartbeats: number;
  readonly homes: number;
  readonly starts: number;
  /** Events for additional following devices; those of the player's own socket are part of a heartbeat. */
  readonly events: number;
}

/** Per month. */
export interface Money {
  readonly processors: number;
  readonly disk: number;
  readonly api: number;
  readonly media: number;
}

export interface Use {
  readonly resource: string;
  readonly share: number;
}

const HOUR_SECONDS = 3_600;
const MICROSECONDS = 1_000_000;
const GIGABYTE = 1e9;
const BITS = 8;

export function planFor(viewers: number, figures: Figures): Plan {
  const { assumed, measured } = figures;
  const streams = viewers * assumed.peakShare;
  const rates = ratesOf(streams, figures);
  const processors = processorsOf(rates, figures);
  const processes = Math.max(2, Math.ceil(processors.app / assumed.busyShare));
  const sockets = streams * (1 + assumed.otherDevices);
  const hours = viewers * assumed.hoursAMonth;
  const answered =
    rates.heartbeats * (measured.heartbeatBytes + measured.eventBytes) +
    rates.homes * measured.homeBytes +
    rates.events * measured.eventBytes;
  const planned = {
    viewers,
    streams,
    rates,
    processors,
    sockets,
    processes,
    nodes: Math.ceil(processes / PROCESSORS_A_NODE),
    memoryBytesAProcess: PROCESS_MEMORY + (sockets * measured.socketMemory) / processes,
    logBytesASecond: (streams * measured.hourLog) / HOUR_SECONDS,
    databaseBytes: hours * assumed.keptMonths * measured.hourDatabase,
    redisBytes: streams * measured.hourRedis,
    apiBitsASecond: answered * BITS,
    mediaBitsASecond: streams * assumed.streamBits,
  };
  return { ...planned, money: moneyOf(planned, hours, figures), uses: usesOf(planned, figures) };
}

type Planned = Omit<Plan, 'money' | 'uses'>;

function ratesOf(streams: number, { assumed }: Figures): Rates {
  const heartbeats = streams / assumed.heartbeatSeconds;
  return {
    heartbeats,
    homes: (streams * assumed.homesAnHour) / HOUR_SECONDS,
    starts: (streams * assumed.startsAnHour) / HOUR_SECONDS,
    events: heartbeats * assumed.otherDevices,
  };
}

function processorsOf({ heartbeats, homes, starts, events }: Rates, { measured }: Figures) {
  const busy = (heartbeat: number, home: number, start: number, event = 0) =>
    (heartbeats * heartbeat + homes * home + starts * start + events * event) / MICROSECONDS;
  return {
    app: busy(measured.heartbeatApi, measured.homeApi, measured.startApi, measured.eventApi),
    postgres: busy(measured.heartbeatPostgres, measured.homePostgres, measured.startPostgres),
    redis: busy(measured.heartbeatRedis, measured.homeRedis, measured.startRedis),
  };
}

function moneyOf(planned: Planned, hours: number, { assumed, prices, measured }: Figures): Money {
  const { app, postgres, redis } = planned.processors;
  const perHour =
    (HOUR_SECONDS / assumed.heartbeatSeconds) *
      (measured.heartbeatBytes + measured.eventBytes * (1 + assumed.otherDevices)) +
    assumed.homesAnHour * measured.homeBytes;
  return {
    processors: ((app + postgres + redis) / assumed.busyShare) * prices.processorMonth,
    disk: (planned.databaseBytes / GIGABYTE) * prices.diskMonth,
    api: ((hours * perHour) / GIGABYTE) * prices.apiGigabyte,
    media: ((hours * HOUR_SECONDS * assumed.streamBits) / BITS / GIGABYTE) * prices.trafficGigabyte,
  };
}

/** Sorted by share: the first one breaks first. */
function usesOf(planned: Planned, { assumed, limits }: Figures): Use[] {
  const { processors, processes, logBytesASecond, databaseBytes, redisBytes, mediaBitsASecond } = planned;
  const uses: Use[] = [
    { resource: 'Redis thread', share: processors.redis / (limits.redisProcessors * assumed.busyShare) },
    {
      resource: 'PostgreSQL CPUs',
      share: processors.postgres / (limits.postgresProcessors * assumed.busyShare),
    },
    { resource: 'Redis memory', share: redisBytes / limits.redisBytes },
    { resource: 'PostgreSQL WAL', share: logBytesASecond / limits.logBytesASecond },
    { resource: 'PostgreSQL disk', share: databaseBytes / limits.databaseBytes },
    {
      resource: 'PostgreSQL connections',
      share: (processes * CONNECTIONS_A_PROCESS) / limits.postgresConnections,
    },
    {
      resource: 'media origin, one process',
      share: (mediaBitsASecond * assumed.originShare) / limits.originBitsASecond,
    },
  ];
  return uses.toSorted((a, b) => b.share - a.share);
}
