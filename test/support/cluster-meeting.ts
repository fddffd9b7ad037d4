import type { Redis } from 'ioredis';
import { eventually } from './eventually.js';

/** A Redis that will be a node of a cluster. */
export interface MeetingNode {
  readonly port: number;
  /** The port of the cluster bus. */
  readonly busPort: number;
  /** A connection to this node, for one call. */
  ask<Answer>(call: (redis: Redis) => Promise<Answer>): Promise<Answer>;
}

const SLOTS = 16_384;
const PATIENCE_MS = 60_000;

/** The first slot of a master, by its index. */
export function firstSlotOf(master: number, masters: number): number {
  return Math.floor((master * SLOTS) / masters);
}

/** Connects nodes, assigns slots to each master, and waits until all agree. */
export async function meetAsCluster(
  nodes: readonly MeetingNode[],
  masters: readonly MeetingNode[],
): Promise<void> {
  const [first] = nodes;
  if (!first) return;
  for (const [index, master] of masters.entries()) {
    const [from, next] = [index, index + 1].map((place) => firstSlotOf(place, masters.length));
    await master.ask(async (redis) => {
      await redis.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
      await redis.call('CLUSTER', 'ADDSLOTSRANGE', Number(from), Number(next) - 1);
    });
  }
  await first.ask(async (redis) => {
    for (const { port, busPort } of nodes.slice(1)) {
      await redis.call('CLUSTER', 'MEET', '127.0.0.1', port, busPort);
    }
  });
  for (const node of nodes) {
    await eventually(
      () => node.ask((redis) => redis.cluster('INFO')),
      (info) => /cluster_state:ok/.test(info) && info.includes(`cluster_known_nodes:${nodes.length}\r`),
      PATIENCE_MS,
    );
  }
}
