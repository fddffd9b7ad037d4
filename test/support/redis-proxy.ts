import { createDisposer } from '../../src/platform/async/disposer.js';
import { readRedisAddress } from '../../src/platform/redis/redis-address.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

/** A port as the nodes of a cluster tell it: in their list of slots, and where they send a client elsewhere. */
const TOLD_PORT = /(?<=:)\d+(?=\r\n)/g;

/**
 * Stands between a client and a Redis, whether that is a server or a cluster. All nodes of a cluster are taken away together. They
 * tell their clients of each other, so the proxy has them tell of itself.
 */
export async function startRedisProxy(target: string): Promise<TcpProxy> {
  const address = readRedisAddress(target);
  if (address.kind !== 'cluster') return startTcpProxy(target);
  const disposer = createDisposer();
  const portOf = new Map<string, string>();
  const retold = (said: Buffer) =>
    Buffer.from(
      said.toString('latin1').replace(TOLD_PORT, (port) => portOf.get(port) ?? port),
      'latin1',
    );
  const nodes: TcpProxy[] = [];
  for (const { host, port } of address.seeds) {
    const node = disposer.add(await startTcpProxy(`redis://${host}:${port}`, retold));
    portOf.set(`${port}`, new URL(node.url).port);
    nodes.push(node);
  }
  const each = async (step: (node: TcpProxy) => Promise<void>) => {
    await Promise.all(nodes.map(step));
  };
  return {
    url: target.replace(/(?<=:)\d+(?=,|$)/g, (port) => portOf.get(port) ?? port),
    cut: () => each((node) => node.cut()),
    restore: () => each((node) => node.restore()),
    freeze: () => nodes.forEach((node) => node.freeze()),
    thaw: () => nodes.forEach((node) => node.thaw()),
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}
