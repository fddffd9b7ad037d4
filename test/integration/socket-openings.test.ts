import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { PlatformOptions } from '../support/platform.js';
import { usePlatform } from '../support/use-platform.js';

/** A hundredth of the usual limit: ten at once, and one in ten seconds. */
const FEW: PlatformOptions = { role: 'api', trustedProxies: ['127.0.0.1'], rateLimits: { scale: 0.01 } };
const AT_ONCE = 10;

const platform = await usePlatform(FEW);
const neighbour = await usePlatform({ ...FEW, beside: platform });

/** Opens a socket and closes it: the status, and the seconds to wait. */
function knock(address: string, network: string): Promise<{ status: number; retryAfter?: string }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { 'x-forwarded-for': network },
    });
    socket.once('open', () => {
      socket.terminate();
      resolve({ status: 101 });
    });
    socket.once('unexpected-response', (_request, { statusCode = 0, headers }) => {
      socket.once('error', () => undefined).terminate();
      resolve({ status: statusCode, retryAfter: headers['retry-after'] ?? '' });
    });
    socket.once('error', reject);
  });
}

test('a network can open a limited number of sockets over two processes, and is told when to retry', async () => {
  const addresses = Array.from({ length: 20 }, () => [platform.address, neighbour.address]).flat();
  const answers = await Promise.all(
    addresses.map((address, index) => knock(address, `2001:db8:1:1::${index + 1}`)),
  );
  expect(answers.filter(({ status }) => status === 101)).toHaveLength(AT_ONCE);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(addresses.length - AT_ONCE);
  for (const { retryAfter } of refused) {
    expect(Number(retryAfter)).toBeGreaterThan(0);
    expect(Number(retryAfter)).toBeLessThanOrEqual(10);
  }
  expect(await knock(platform.address, '2001:db8:1:2::1')).toEqual({ status: 101 });
});
