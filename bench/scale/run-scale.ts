// Before the modules that it imports for the engine.
import 'reflect-metadata';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../src/engine.js';
import { createDisposer, type Disposer } from '../../src/platform/async/disposer.js';
import { describePage, homeRequest } from '../cases/home/home-request.js';
import { startBareHome } from '../cases/home/home-servers.js';
import { followBare, followOurs } from '../cases/live/contenders.js';
import { progressStreams } from '../cases/live/streams.js';
import {
  bareHeartbeats,
  createPlayers,
  graphqlHeartbeats,
  type Player,
} from '../cases/progress/over-http.js';
import { createViewers } from '../cases/progress/viewers.js';
import type { Effort } from '../harness/bench-case.js';
import { openBenchEngine } from '../harness/bench-engine.js';
import { buildPrograms } from '../harness/build.js';
import { type DemoViewer, prepareDemoViewer } from '../harness/demo-viewer.js';
import { answerTo } from '../harness/http-request.js';
import { productionEnvironment } from '../harness/production-environment.js';
import { startScratchServers } from '../harness/scratch-servers.js';
import { type ServerUnderLoad, startServer } from '../harness/server-under-load.js';
import { takeTurns } from '../harness/turns.js';
import { asking } from './http-work.js';
import { hearing } from './live-work.js';
import { ownProcessorTime, processorTimeIn } from './processor-times.js';
import { type ScaleResult, scaleResult } from './scale-report.js';
import { type ScaleSample, sampling, type Work } from './scale-sample.js';
import { measureViewerHours, type ViewerHours } from './viewer-hours.js';

const PROCESSES = [1, 2, 4];
const MOST = Math.max(...PROCESSES);
const PLAYERS = 300;
const CONNECTIONS = 80;
/** Sockets are opened in this many groups, each on one API process. */
const GROUPS = MOST;
const STREAMS = 25;
const SOCKETS_EACH = 2;

/** Work that is done by some of the processes, or by the minimal implementation. */
interface Contest {
  readonly work: string;
  readonly processes: number | null;
  readonly servers: readonly ServerUnderLoad[];
  readonly bytes: number;
  readonly run: Work;
}

/** The parts of the work. */
interface Stage {
  readonly engine: Engine;
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly servers: readonly ServerUnderLoad[];
  readonly viewer: DemoViewer;
  readonly titleIds: readonly string[];
  readonly disposer: Disposer;
}

export interface ScaleReport {
  readonly results: readonly ScaleResult[];
  readonly viewerHours: ViewerHours;
}

/** Measures how much more is done by more API processes, and the CPU time of each part of the stack. */
export async function runScale(effort: Effort, onProgress: (message: string) => void): Promise<ScaleReport> {
  onProgress('Compiling');
  await buildPrograms();
  onProgress('Starting PostgreSQL and Redis');
  // On separate servers, because it reports their CPU time.
  await using scratch = await startScratchServers({});
  const { folder } = scratch;
  const environment = productionEnvironment(scratch);
  const viewer = await prepareDemoViewer(environment, onProgress);
  await using engine = await openBenchEngine(environment, onProgress);
  const meters = {
    PostgreSQL: await processorTimeIn(join(folder, 'postgres')),
    Redis: await processorTimeIn(join(folder, 'redis')),
    load: ownProcessorTime,
  };
  const viewerHours = await measureViewerHours({ engine, environment, folder, meters, onProgress });
  onProgress(JSON.stringify(viewerHours));
  await using disposer = createDisposer();
  onProgress(`Starting ${MOST} API processes`);
  const servers: ServerUnderLoad[] = [];
  for (let index = 0; index < MOST; index += 1) {
    const name = `streamcore-${index + 1}`;
    servers.push(disposer.add(await startServer({ name, program: 'src/main', environment, folder })));
  }
  const { titleIds } = await createViewers(engine, 1, 200);
  const stage = { engine, environment, folder, servers, viewer, titleIds, disposer };
  const contests = [...(await homes(stage)), ...(await heartbeats(stage)), ...(await events(stage))];

  const samples: Readonly<Record<string, readonly ScaleSample[]>> = await takeTurns(
    Object.fromEntries(
      contests.map((contest) => [nameOf(contest), sampling(contest.servers, meters, contest.run)]),
    ),
    effort,
    onProgress,
  );
  const results = contests.map((contest) =>
    scaleResult({ ...contest, samples: samples[nameOf(contest)] ?? [] }, availableParallelism()),
  );
  return { results, viewerHours };
}

function nameOf({ work, processes }: Contest): string {
  return `${work} ${processes}`;
}

/** The demo viewer's home page, warm; bare: the same bytes from memory. */
async function homes({ servers, viewer, folder, disposer }: Stage): Promise<Contest[]> {
  const requests = servers.map(({ address }) => homeRequest(address, viewer));
  const pages = await Promise.all(requests.map(answerTo));
  const [page = ''] = pages;
  if (!/^[1-9]/.test(describePage(page)) || pages.some((other) => other !== page)) {
    throw new Error('The processes do not answer the same page.');
  }
  const bare = disposer.add(await startBareHome(page, folder));
  const shared = { work: 'home page', bytes: Buffer.byteLength(page) };
  return [
    ...PROCESSES.map((processes) => ({
      ...shared,
      processes,
      servers: servers.slice(0, processes),
      run: asking(requests.slice(0, processes), CONNECTIONS),
    })),
    {
      ...shared,
      processes: null,
      servers: [bare],
      run: asking([homeRequest(bare.address, viewer)], CONNECTIONS),
    },
  ];
}

/** Positions of players, durable when they are acknowledged; bare: one row per request without authentication. */
async function heartbeats(stage: Stage): Promise<Contest[]> {
  const { servers, environment, folder, disposer } = stage;
  const bare = disposer.add(
    await startServer({
      name: 'bare-upsert',
      program: 'bench/cases/progress/bare-upsert.server',
      environment,
      folder,
    }),
  );
  const players = await playersOf(stage, PLAYERS);
  const requests = servers.map(({ address }) => graphqlHeartbeats(address, players));
  const [first] = requests;
  const shared = { work: 'position', bytes: first ? Buffer.byteLength(await answerTo(first())) : 0 };
  return [
    ...PROCESSES.map((processes) => ({
      ...shared,
      processes,
      servers: servers.slice(0, processes),
      run: asking(requests.slice(0, processes), CONNECTIONS),
    })),
    {
      ...shared,
      processes: null,
      servers: [bare],
      run: asking([bareHeartbeats(bare.address, await playersOf(stage, PLAYERS))], CONNECTIONS),
    },
  ];
}

/** What profiles watch, sent to the sockets that follow them; bare: the same bytes from Redis channels. */
async function events(stage: Stage): Promise<Contest[]> {
  const { engine, servers, environment, folder, disposer } = stage;
  const contests: Contest[] = [];
  const messages: Buffer[] = [];
  for (const processes of PROCESSES) {
    const audiences = [];
    for (let group = 0; group < GROUPS; group += 1) {
      const { address } = at(servers, group % processes);
      const streams = progressStreams(engine, await playersOf(stage, STREAMS));
      const followed = await followOurs(address, { streams, socketsEach: SOCKETS_EACH }, disposer);
      messages.splice(0, messages.length, ...followed.messages);
      audiences.push({ streams: STREAMS, socketsEach: SOCKETS_EACH, contender: followed.contender });
    }
    contests.push({
      work: 'live event',
      processes,
      servers: servers.slice(0, processes),
      bytes: messages[0]?.length ?? 0,
      run: hearing(audiences),
    });
  }
  const program = 'bench/cases/live/bare-socket.server';
  const bare = disposer.add(await startServer({ name: 'bare-socket', program, environment, folder }));
  const peers = await followBare(
    bare.address,
    engine.config.redis.url,
    { messages, socketsEach: SOCKETS_EACH * GROUPS },
    disposer,
  );
  const run = hearing([{ streams: STREAMS, socketsEach: SOCKETS_EACH * GROUPS, contender: peers.bare }]);
  return [
    ...contests,
    { work: 'live event', processes: null, servers: [bare], bytes: messages[0]?.length ?? 0, run },
  ];
}

function playersOf({ engine, servers, titleIds }: Stage, count: number): Promise<Player[]> {
  return createPlayers(engine, at(servers, 0).address, { count, titleIds });
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`There is none at ${index}.`);
  return item;
}
