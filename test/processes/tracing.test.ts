import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { type OtlpReceiver, startOtlpReceiver } from '../support/otlp/otlp-receiver.js';
import { createHome, type Home } from '../support/process-home.js';
import type { Program } from '../support/process-program.js';
import { createSharedServers, type SharedServers } from '../support/process-shared-servers.js';
import { PASSWORD } from '../support/story.js';

const READY = /StreamCore is ready after [\d.]+ s(?: at (?<address>[^\s"]+))?/;
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const EMAIL = 'somebody@example.com';
const PATIENCE_MS = 40_000;

let servers: SharedServers;
let home: Home;
let receiver: OtlpReceiver;
let api: Program;
let worker: Program;
let address: string;

async function startRole(STREAMCORE_ROLE: 'api' | 'worker') {
  const program = home.start({
    ...servers.environment,
    STREAMCORE_ROLE,
    PORT: '0',
    STREAMCORE_DEMO: 'false',
    LOG_FORMAT: 'json',
    LOG_LEVEL: 'info',
    SLOW_JOB_MS: '1',
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: receiver.endpoint,
    // Otherwise they record nothing, and send nothing before they stop.
    OTEL_TRACES_SAMPLER_ARG: '0',
    OTEL_BSP_SCHEDULE_DELAY: '600000',
    OTEL_SERVICE_NAME: 'streamcore-processes',
  });
  const { groups } = await program.says(READY);
  return { program, address: groups?.['address'] ?? '' };
}

function linesOf(program: Program): Record<string, unknown>[] {
  return program
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  servers = await createSharedServers({ migrated: true });
  home = await createHome();
  const [serving, working] = await Promise.all([startRole('api'), startRole('worker')]);
  ({ program: api, address } = serving);
  worker = working.program;
}, 240_000);

afterAll(async () => {
  await home[Symbol.asyncDispose]();
  await servers[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
});

it('a trace and its log lines span two processes, and are sent before they stop', async () => {
  const client = createGraphqlClient(address, undefined, { traceparent: `00-${TRACE}-${CALLER}-01` });
  const { signUp } = await client.send(operations.SignUp, { input: { email: EMAIL, password: PASSWORD } });
  const slow = await eventually(
    () => linesOf(worker).find(({ msg, traceId }) => msg === 'A slow job' && traceId === TRACE),
    (line) => line !== undefined,
    PATIENCE_MS,
  );
  expect(slow).toMatchObject({ job: 'send-verification', outcome: 'done', attempt: 1 });
  expect(slow?.['statements']).toBeGreaterThan(0);

  api.signal('SIGTERM');
  worker.signal('SIGTERM');
  expect([await api.end(), await worker.end()]).toEqual([0, 0]);
  expect(linesOf(api)).toContainEqual(
    expect.objectContaining({
      msg: 'request',
      route: '/graphql',
      traceId: TRACE,
      spanId: expect.any(String),
    }),
  );
  const spans = receiver.spans();
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
  const roles = new Map(spans.map(({ name, resource }) => [name, resource['streamcore.role']]));
  expect(roles.get('mutation signUp')).toBe('api');
  expect(roles.get('process send-verification')).toBe('worker');
  const said = `${receiver.text()}${JSON.stringify(slow)}`;
  const unsaid = [EMAIL, PASSWORD, signUp.accessToken, signUp.refreshToken, signUp.account.id];
  expect(unsaid.filter((text) => said.includes(text))).toEqual([]);
});
