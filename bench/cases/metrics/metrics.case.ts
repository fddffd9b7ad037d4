import { createDisposer } from '../../../src/platform/async/disposer.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { buildPrograms } from '../../harness/build.js';
import type { Comparison } from '../../harness/comparison.js';
import { answerTo, type HttpRequest } from '../../harness/http-request.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { compareServers } from '../../harness/server-comparisons.js';
import { measureServer } from '../../harness/server-sample.js';
import { type ServerUnderLoad, startServer } from '../../harness/server-under-load.js';
import { takeTurns } from '../../harness/turns.js';

const PREPARATION_SECONDS = 30;
const CONTENDERS = 2;
/** Of the throughput without. */
const TARGET = 0.95;

/** As small as a query can be, so that what is measured beside it weighs as much as it can. */
const QUERY = 'query Genres { genres { id name } }';

export const metricsCase: BenchCase = {
  name: 'metrics',
  description:
    'A small query over HTTP, warm, by a process that measures what it does, beside one that does not: what measuring costs.',
  expectedSeconds: ({ rounds, seconds }) => PREPARATION_SECONDS + (rounds + 1) * seconds * CONTENDERS,
  run,
};

function requestTo({ address }: ServerUnderLoad): HttpRequest {
  return {
    url: `${address}/graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  };
}

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Compiling');
  await buildPrograms();
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const production = productionEnvironment(scratch);
  await using disposer = createDisposer();
  const start = async (name: string, settings: Readonly<Record<string, string>>) =>
    disposer.add(
      await startServer({
        name,
        program: 'src/main',
        environment: { ...production, ...settings },
        folder: scratch.folder,
      }),
    );
  onProgress('Starting the servers to measure');
  const measuring = await start('measuring', {});
  const plain = await start('plain', { METRICS: 'false' });
  if ((await answerTo(requestTo(measuring))) !== (await answerTo(requestTo(plain)))) {
    throw new Error('The servers do not answer the same bytes, so that they cannot be compared.');
  }
  const turnOf = (server: ServerUnderLoad) => (seconds: number) =>
    measureServer(server, requestTo(server), seconds);
  const samples = await takeTurns({ measuring: turnOf(measuring), plain: turnOf(plain) }, effort, onProgress);
  return compareServers({
    case: metricsCase.name,
    ours: samples.measuring,
    peer: samples.plain,
    peerName: 'without metrics',
    throughputTarget: TARGET,
  });
}
