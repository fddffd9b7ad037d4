import { fastify } from 'fastify';
import { expect, it } from 'vitest';
import { createMetricsRegistry } from './metrics-registry.js';
import { createPrometheusText } from './prometheus.js';
import { serveMetrics } from './serve-metrics.js';

const TOKEN = 'a token of thirty-two characters';

async function ask(
  token: string | null,
  headers: Readonly<Record<string, string>>,
  remoteAddress = '127.0.0.1',
) {
  const registry = createMetricsRegistry();
  registry.counter({ name: 'visits_total', help: 'Visits.', labels: [] }).with().add();
  const server = fastify();
  serveMetrics(server, createPrometheusText(registry), token);
  const answer = await server.inject({
    url: '/metrics',
    headers: { host: 'localhost', ...headers },
    remoteAddress,
  });
  await server.close();
  return answer;
}

it('answers with the token from any address', async () => {
  const answer = await ask(
    TOKEN,
    { authorization: `Bearer ${TOKEN}`, host: 'stream.example.com' },
    '203.0.113.7',
  );
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toContain('text/plain; version=0.0.4');
  expect(answer.body).toContain('visits_total 1');
});

it('refuses requests without the token, even from this machine', async () => {
  for (const authorization of [
    '',
    'Bearer ',
    `Bearer ${TOKEN} `,
    `Bearer ${TOKEN.slice(1)}`,
    TOKEN,
    `Basic ${TOKEN}`,
  ]) {
    const answer = await ask(TOKEN, { authorization });
    expect(answer.statusCode).toBe(401);
    expect(answer.body).not.toContain('visits_total');
  }
});

it('answers only this machine if there is no token', async () => {
  expect((await ask(null, {})).statusCode).toBe(200);
  expect((await ask(null, {}, '203.0.113.7')).statusCode).toBe(404);
  expect((await ask(null, { 'x-forwarded-for': '203.0.113.7' })).statusCode).toBe(404);
  expect((await ask(null, { host: 'stream.example.com' })).statusCode).toBe(404);
});
