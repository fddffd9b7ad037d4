import { createDisposer } from '../../src/platform/async/disposer.js';
import { readRedisAddress } from '../../src/platform/redis/redis-address.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

/** A port in the replies of cluster nodes: in their slot list, and in redirections. */
const TOLD_PORT = /(?<=:)\d+(?=\r\n)/g;

/**
 * A proxy between a client and a Redis, which is a server or a cluster. All nodes of a cluster are cut off together.
 * Nodes report each other to their clients, so the proxy replaces these addresses by its own.
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
