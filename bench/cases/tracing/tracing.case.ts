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
import { startTraceSink } from './trace-sink.js';

const PREPARATION_SECONDS = 40;
const CONTENDERS = 3;
/** Of the throughput without, for the share that production is told to record. */
const TARGET = 0.95;

/** As small as a query can be, so that what is traced of it weighs as much as it can. */
const QUERY = 'query Genres { genres { id name } }';

export const tracingCase: BenchCase = {
  name: 'tracing',
  description:
    'A small query over HTTP, warm, by processes that trace one request of ten, or each, beside one that traces none: what tracing costs.',
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
  const tracing = (share: string) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint,
    OTEL_TRACES_SAMPLER: 'traceidratio',
    OTEL_TRACES_SAMPLER_ARG: share,
  });
  onProgress('Starting the servers to measure');
  const sampling = await start('sampling', tracing('0.1'));
  const recording = await start('recording', tracing('1'));
  const plain = await start('plain', {});
  const answers = await Promise.all(
    [sampling, recording, plain].map((server) => answerTo(requestTo(server))),
  );
  if (new Set(answers).size > 1) {
    throw new Error('The servers do not answer the same bytes, so that they cannot be compared.');
  }
  const turnOf = (server: ServerUnderLoad) => (seconds: number) =>
    measureServer(server, requestTo(server), seconds);
  const samples = await takeTurns(
    { sampling: turnOf(sampling), recording: turnOf(recording), plain: turnOf(plain) },
    effort,
    onProgress,
  );
  if (sink.taken() === 0) throw new Error('No trace was sent, so that nothing was measured.');
  const contest = { case: tracingCase.name, peer: samples.plain };
  return [
    ...compareServers({
      ...contest,
      ours: samples.sampling,
      peerName: 'without, beside one request of ten',
      throughputTarget: TARGET,
    }),
    ...compareServers({
      ...contest,
      ours: samples.recording,
      peerName: 'without, beside each request',
      throughputTarget: null,
    }),
  ];
}
