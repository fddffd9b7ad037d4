import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { lockFolder } from '../../src/platform/embedded/folder-lock.js';
import { freePort } from '../../src/platform/embedded/ports.js';
import { redisUrl, startRedis } from '../../src/platform/embedded/redis.js';
import { firstSlotOf, type MeetingNode, meetAsCluster } from './cluster-meeting.js';
import { eventually } from './eventually.js';
import { note } from './run-notes.js';

export interface ClusterNode {
  readonly port: number;
  /** Kills it, without a chance to write anything more. */
  kill(): Promise<void>;
  /** Starts it again, with the data that it has written. */
  restart(): Promise<void>;
  /** A connection to this node, for one call. */
  ask<Answer>(call: (redis: Redis) => Promise<Answer>): Promise<Answer>;
}

/** A Redis Cluster of separate processes on this machine. */
export interface RedisCluster extends AsyncDisposable {
  /** In the format of `REDIS_URL`. */
  readonly url: string;
  /** The first master alone. */
  readonly nodeUrl: string;
  /** Ordered by slots. */
  readonly masters: readonly ClusterNode[];
  readonly replicas: readonly ClusterNode[];
  /** The master that had the key's slot at the start. */
  masterOf(key: string): Promise<ClusterNode>;
}

export interface RedisClusterOptions {
  /** One for each master; default: none. */
  readonly hasReplicas?: boolean;
}

const MASTERS = 3;
/** How long a node is silent before the others consider it lost. */
const NODE_TIMEOUT_MS = 2_000;
const PATIENCE_MS = 60_000;

/** Starts three masters, which share the slots, with a replica each or none. */
export async function startRedisCluster({
  hasReplicas = false,
}: RedisClusterOptions = {}): Promise<RedisCluster> {
  note('redis', 'own');
  const disposer = createDisposer();
  const password = randomBytes(12).toString('hex');
  const nodes: RunningNode[] = [];
  for (let number = 0; number < MASTERS * (hasReplicas ? 2 : 1); number += 1) {
    nodes.push(disposer.add(await startNode(password)));
  }
  const masters = nodes.slice(0, MASTERS);
  const replicas = nodes.slice(MASTERS);
  await meetAsCluster(nodes, masters);
  await follow(replicas, masters);
  const seeds = masters.map(({ port }) => `127.0.0.1:${port}`).join(',');
  return {
    url: `redis+cluster://:${password}@${seeds}`,
    nodeUrl: redisUrl(masters[0]?.port ?? 0, password),
    masters,
    replicas,
    async masterOf(key) {
      const slot = await masters[0]?.ask((redis) => redis.cluster('KEYSLOT', key));
      const master = masters.findLast((_, index) => firstSlotOf(index, masters.length) <= Number(slot));
      if (!master) throw new Error('The cluster has no masters.');
      return master;
    },
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}

type RunningNode = ClusterNode & MeetingNode & AsyncDisposable;

async function startNode(password: string): Promise<RunningNode> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'streamcore-test-'));
  // Locked, so that the clean-up after killed runs recognises this run as active.
  await lockFolder(dataFolder);
  const port = await freePort();
  const busPort = await freePort();
  const settings = [
    'cluster-enabled yes',
    `cluster-port ${busPort}`,
    `cluster-node-timeout ${NODE_TIMEOUT_MS}`,
    // A replica that was disconnected from its master for a moment may still be promoted.
    'cluster-replica-validity-factor 0',
    `masterauth ${password}`,
  ];
  const start = () => startRedis({ dataFolder, port, password, settings });
  let server = await start();
  return {
    port,
    busPort,
    async kill() {
      process.kill(Number(await readFile(join(dataFolder, 'redis', 'redis.pid'), 'utf8')), 'SIGKILL');
      await server[Symbol.asyncDispose]();
    },
    async restart() {
      server = await start();
    },
    async ask(call) {
      const redis = new Redis(redisUrl(port, password));
      try {
        return await call(redis);
      } finally {
        redis.disconnect();
      }
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(dataFolder, { recursive: true });
    },
  };
}

async function follow(replicas: readonly RunningNode[], masters: readonly RunningNode[]): Promise<void> {
  for (const [index, replica] of replicas.entries()) {
    const masterId = await masters[index]?.ask((redis) => redis.cluster('MYID'));
    await replica.ask((redis) => redis.call('CLUSTER', 'REPLICATE', String(masterId)));
  }
  for (const replica of replicas) {
    await eventually(
      () => replica.ask((redis) => redis.info('replication')),
      (info) => info.includes('master_link_status:up'),
      PATIENCE_MS,
    );
  }
}
