/** A figure with its source. */
export interface Input {
  readonly value: number;
  readonly unit: string;
  readonly from: string;
}

const VIEWER_HOURS = '`npm run scale`: 50 viewers, an hour each';
const LATER = `${VIEWER_HOURS}; later run, with positions updated in place`;
const HOME = '`npm run scale`: home page, one process';
const LIVE = '`npm run scale`: live event, one process';

/** Measured values: see docs/capacity.md for the machine. */
export const measured = {
  homeApi: { value: 1365, unit: 'µs of API CPU', from: HOME },
  homePostgres: { value: 675, unit: 'µs of PostgreSQL CPU', from: HOME },
  homeRedis: { value: 0, unit: 'µs of Redis CPU', from: HOME },
  homeBytes: { value: 14900, unit: 'bytes', from: HOME },
  startApi: { value: 7_620, unit: 'µs of process CPU', from: VIEWER_HOURS },
  startPostgres: { value: 2_000, unit: 'µs of PostgreSQL CPU', from: VIEWER_HOURS },
  startRedis: { value: 400, unit: 'µs of Redis CPU', from: VIEWER_HOURS },
  heartbeatApi: { value: 1_553, unit: 'µs of process CPU', from: VIEWER_HOURS },
  heartbeatPostgres: { value: 498, unit: 'µs of PostgreSQL CPU', from: VIEWER_HOURS },
  heartbeatRedis: { value: 161, unit: 'µs of Redis CPU', from: VIEWER_HOURS },
  heartbeatBytes: { value: 778, unit: 'bytes', from: VIEWER_HOURS },
  eventApi: { value: 42, unit: 'µs of API CPU', from: LIVE },
  eventBytes: { value: 285, unit: 'bytes', from: LIVE },
  socketMemory: {
    value: 105_000,
    unit: 'bytes',
    from: `${VIEWER_HOURS}; separate run, as garbage collection hides it`,
  },
  hourDatabase: { value: 65_500, unit: 'bytes of tables and indexes', from: LATER },
  hourLog: { value: 190_000, unit: 'bytes of WAL', from: LATER },
  hourRedis: { value: 129_000, unit: 'bytes of Redis memory', from: LATER },
} as const satisfies Readonly<Record<string, Input>>;

/** Assumptions about viewers. They are not measured: replace them with your own. */
export const assumed = {
  peakShare: { value: 0.1, unit: 'of all viewers', from: 'watching at peak time' },
  hoursAMonth: { value: 30, unit: 'hours', from: 'watched per viewer and month' },
  homesAnHour: { value: 3, unit: 'home pages', from: 'per hour watched' },
  startsAnHour: { value: 1.5, unit: 'streams', from: 'started per hour watched' },
  otherDevices: { value: 0.5, unit: 'sockets', from: 'following a stream, besides its player' },
  heartbeatSeconds: { value: 15, unit: 's', from: '`PLAYBACK_HEARTBEAT_SECONDS`' },
  streamBits: { value: 4e6, unit: 'bit/s', from: 'an HD stream' },
  originShare: { value: 0.02, unit: 'of media traffic', from: 'that a CDN fetches from the origin' },
  keptMonths: { value: 13, unit: 'months', from: 'kept in the database' },
  busyShare: { value: 0.6, unit: 'of each CPU', from: 'in use at peak time, at most' },
} as const satisfies Readonly<Record<string, Input>>;

/** The capacity of one of each, before more are needed. */
export const limits = {
  redisProcessors: { value: 1, unit: 'CPU', from: 'Redis runs commands in one thread' },
  redisBytes: { value: 64e9, unit: 'bytes', from: 'its memory' },
  postgresProcessors: { value: 64, unit: 'CPUs', from: 'the largest server considered' },
  logBytesASecond: { value: 200e6, unit: 'bytes/s', from: 'durable writes of its disk' },
  databaseBytes: { value: 16e12, unit: 'bytes', from: 'its disk' },
  postgresConnections: { value: 1_000, unit: 'connections', from: 'without a pooler, 14 per process' },
  originBitsASecond: {
    value: 400e6,
    unit: 'bit/s',
    from: '`npm run bench -- media`: 54 MB/s per process',
  },
} as const satisfies Readonly<Record<string, Input>>;

/** In euros. These are assumptions: replace them with your own prices. */
export const prices = {
  processorMonth: { value: 25, unit: '€', from: 'a CPU with 4 GB of memory, per month' },
  diskMonth: { value: 0.1, unit: '€', from: 'a GB of disk, per month' },
  trafficGigabyte: { value: 0.005, unit: '€', from: 'a GB from a CDN' },
  apiGigabyte: { value: 0.05, unit: '€', from: 'a GB of API responses' },
} as const satisfies Readonly<Record<string, Input>>;

export const PROCESSORS_A_NODE = 8;
export const CONNECTIONS_A_PROCESS = 14;
/** The memory of an idle process, including the model of the demo. */
export const PROCESS_MEMORY = 300e6;

export type Values<Inputs> = { readonly [Name in keyof Inputs]: number };

export interface Figures {
  readonly measured: Values<typeof measured>;
  readonly assumed: Values<typeof assumed>;
  readonly limits: Values<typeof limits>;
  readonly prices: Values<typeof prices>;
}

export function valuesOf<Inputs extends Readonly<Record<string, Input>>>(inputs: Inputs): Values<Inputs> {
  const values = Object.entries(inputs).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(values) as Values<Inputs>;
}

/** All values of docs/capacity.md. */
export const usualFigures: Figures = {
  measured: valuesOf(measured),
  assumed: valuesOf(assumed),
  limits: valuesOf(limits),
  prices: valuesOf(prices),
};
