import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { buildPrograms } from '../../harness/build.js';
import type { Comparison } from '../../harness/comparison.js';
import { prepareDemoViewer } from '../../harness/demo-viewer.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { compareServers } from '../../harness/server-comparisons.js';
import { measureServer } from '../../harness/server-sample.js';
import { takeTurns } from '../../harness/turns.js';
import { describePage, homeRequest } from './home-request.js';
import { requireSameAnswers, startHomeServers } from './home-servers.js';

const PREPARATION_SECONDS = 30;
const CONTENDERS = 3;

export const homeCase: BenchCase = {
  name: 'home',
  description:
    "The demo viewer's home page over HTTP, warm, beside node:http with the same bytes and Mercurius with graphql-jit on the same schema and resolvers.",
  expectedSeconds: ({ rounds, seconds }) => PREPARATION_SECONDS + (rounds + 1) * seconds * CONTENDERS,
  run,
};

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Compiling');
  await buildPrograms();
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const production = productionEnvironment(scratch);
  const viewer = await prepareDemoViewer(production, onProgress);

  onProgress('Starting the servers to measure');
  await using servers = await startHomeServers(viewer, production, scratch.folder);
  const { streamCore, bareHttp, mercurius } = servers;
  const page = await requireSameAnswers(servers, viewer);
  onProgress(`All answer the same ${page.length} characters: ${describePage(page)}`);
  const turnOf = (server: typeof streamCore) => (seconds: number) =>
    measureServer(server, homeRequest(server.address, viewer), seconds);
  const samples = await takeTurns(
    { streamCore: turnOf(streamCore), bareHttp: turnOf(bareHttp), mercurius: turnOf(mercurius) },
    effort,
    onProgress,
  );
  await requireSameAnswers(servers, viewer);

  const contest = { case: homeCase.name, ours: samples.streamCore };
  return [
    ...compareServers({
      ...contest,
      peer: samples.mercurius,
      peerName: 'Mercurius + graphql-jit',
      throughputTarget: 0.75,
    }),
    ...compareServers({ ...contest, peer: samples.bareHttp, peerName: 'node:http', throughputTarget: null }),
  ];
}
