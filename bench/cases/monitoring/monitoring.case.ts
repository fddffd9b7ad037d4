import { createDisposer } from '../../../src/platform/async/disposer.js';
import type { BenchCase, BenchRun } from '../../harness/bench-case.js';
import { buildPrograms } from '../../harness/build.js';
import type { Comparison } from '../../harness/comparison.js';
import { type DemoViewer, prepareDemoViewer } from '../../harness/demo-viewer.js';
import { answerTo, type HttpRequest } from '../../harness/http-request.js';
import { productionEnvironment } from '../../harness/production-environment.js';
import { startScratchServers } from '../../harness/scratch-servers.js';
import { compareServers } from '../../harness/server-comparisons.js';
import { measureServer } from '../../harness/server-sample.js';
import { type ServerUnderLoad, startServer } from '../../harness/server-under-load.js';
import { takeTurns } from '../../harness/turns.js';
import { homeRequest } from '../home/home-request.js';
import { startTraceSink } from './trace-sink.js';

const PREPARATION_SECONDS = 60;
const CONTENDERS = 4;
const QUESTIONS = 2;
/**
 * The required share of the throughput without monitoring: everything that is on in production may cost a twentieth.
 */
const TARGET = 0.95;

interface Question {
  readonly name: string;
  /** The contenders that must reach the target. */
  readonly held: readonly Monitor[];
  requestTo(server: ServerUnderLoad): HttpRequest;
}

type Monitor = 'metrics' | 'tenth' | 'each';

const WHAT: Readonly<Record<Monitor, string>> = {
  metrics: 'metrics',
  tenth: 'metrics and traces of one request of ten',
  each: 'metrics and traces of each request',
};

export const monitoringCase: BenchCase = {
  name: 'monitoring',
  description:
    'The home page and the smallest query over HTTP, warm, served by processes with metrics, and with traces of one request in ten or of each, beside one without either: the overhead of monitoring.',
  expectedSeconds: ({ rounds, seconds }) =>
    PREPARATION_SECONDS + QUESTIONS * (rounds + 1) * seconds * CONTENDERS,
  run,
};

function questionsOf(viewer: DemoViewer): readonly Question[] {
  return [
    {
      name: 'home page',
      held: ['metrics', 'tenth'],
      requestTo: ({ address }) => homeRequest(address, viewer),
    },
    // A small operation, so that the overhead weighs as much as possible.
    { name: 'smallest query', held: ['metrics'], requestTo: ({ address }) => smallestRequest(address) },
  ];
}

function smallestRequest(address: string): HttpRequest {
  return {
    url: `${address}/graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query Genres { genres { id name } }' }),
  };
}

async function run({ effort, environment, onProgress }: BenchRun): Promise<readonly Comparison[]> {
  onProgress('Compiling');
  await buildPrograms();
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const production = productionEnvironment(scratch);
  const viewer = await prepareDemoViewer(production, onProgress);
  await using disposer = createDisposer();
  const sink = disposer.add(await startTraceSink());
  const start = async (name: string, settings: Readonly<Record<string, string>>) =>
    disposer.add(
      await startServer({
        name,
        program: 'src/main',
        environment: { ...production, ...settings },
        folder: scratch.folder,
      }),
    );
  const traced = (share: string) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint,
    OTEL_TRACES_SAMPLER: 'traceidratio',
    OTEL_TRACES_SAMPLER_ARG: share,
  });
  onProgress('Starting the servers to measure');
  const servers = {
    plain: await start('plain', { METRICS: 'false' }),
    metrics: await start('metrics', {}),
    tenth: await start('tenth', traced('0.1')),
    each: await start('each', traced('1')),
  };

  const comparisons: Comparison[] = [];
  for (const { name, held, requestTo } of questionsOf(viewer)) {
    onProgress(`Asking for the ${name}`);
    await requireSameAnswers(Object.values(servers).map(requestTo));
    const turnOf = (server: ServerUnderLoad) => (seconds: number) =>
      measureServer(server, requestTo(server), seconds);
    const turns = {
      plain: turnOf(servers.plain),
      metrics: turnOf(servers.metrics),
      tenth: turnOf(servers.tenth),
      each: turnOf(servers.each),
    };
    const { plain, ...monitored } = await takeTurns(turns, effort, onProgress);
    for (const monitor of ['metrics', 'tenth', 'each'] as const) {
      comparisons.push(
        ...compareServers({
          case: monitoringCase.name,
          ours: monitored[monitor],
          peer: plain,
          peerName: `${name}: without, beside ${WHAT[monitor]}`,
          throughputTarget: held.includes(monitor) ? TARGET : null,
        }),
      );
    }
  }
  if (sink.taken() === 0) throw new Error('No trace was sent, so that nothing was measured.');
  return comparisons;
}

async function requireSameAnswers(requests: readonly HttpRequest[]): Promise<void> {
  if (new Set(await Promise.all(requests.map(answerTo))).size > 1) {
    throw new Error('The servers do not answer the same bytes, so that they cannot be compared.');
  }
}
