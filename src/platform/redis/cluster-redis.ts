import { Cluster, type ClusterNode, type ClusterOptions, type Command, type Redis } from 'ioredis';
import type { Tracing } from '../telemetry/tracing/tracing.js';
import type { RedisNode } from './redis-address.js';
import { createCommandNotes } from './traced-redis.js';

type NodeOptions = NonNullable<ClusterOptions['redisOptions']> & { replyMapping?: 'legacy' };

export interface ClusterRedisOptions extends Omit<ClusterOptions, 'redisOptions' | 'slotsRefreshInterval'> {
  readonly redisOptions: NodeOptions;
  /** How long a command may take, in milliseconds, with all that it takes to find its node. Default: for ever. */
  readonly patienceMs: number | undefined;
  readonly tracing: Tracing;
}

/** How often to look which node has what: one that hangs does not say that another has taken its place. */
const LOOK_MS = 2_000;

/**
 * A connection to a cluster, whose callers wait no longer than they may: ioredis keeps the time of a command only once it is on
 * its way to a node, and there is none to send it to while a lost one is being replaced.
 */
export function createClusterRedis(
  seeds: readonly RedisNode[],
  { patienceMs, tracing, ...options }: ClusterRedisOptions,
): Cluster {
  const note = createCommandNotes(tracing);

  class PatientCluster extends Cluster {
    /** Whether it should be connected. Declared without an initializer, because the parent's constructor already connects. */
    declare private isWanted: boolean | undefined;
    declare private looking: NodeJS.Timeout | undefined;

    constructor(
      nodes: ClusterNode[],
      settings: Omit<ClusterOptions, 'redisOptions'> & { redisOptions: NodeOptions },
    ) {
      super(nodes, { ...settings, slotsRefreshInterval: 0 });
      // Otherwise those who ask a node first would wait for the connection, and others at that time be refused.
      this.on('+node', (node: Redis) => {
        if (!node.options.readOnly) node.connect().catch(() => undefined);
      });
      this.on('close', () => setImmediate(() => this.resumeIfLeft()));
    }

    override sendCommand(...parameters: Parameters<Cluster['sendCommand']>): unknown {
      const command: Command = parameters[0];
      if (patienceMs !== undefined) command.setTimeout(patienceMs);
      note(command);
      return super.sendCommand(...parameters);
    }

    override connect(): Promise<void> {
      this.isWanted = true;
      this.looking ??= setInterval(() => this.look(), LOOK_MS).unref();
      return super.connect();
    }

    override disconnect(reconnect = false): void {
      this.isWanted = reconnect;
      if (!reconnect) this.stopLooking();
      super.disconnect(reconnect);
    }

    override quit(...parameters: Parameters<Cluster['quit']>): Promise<'OK'> {
      this.stopLooking();
      return super.quit(...parameters);
    }

    /** As BullMQ makes its own connections. */
    override duplicate(nodes: ClusterNode[] = [], changes: ClusterOptions = {}): Cluster {
      const redisOptions = { ...options.redisOptions, ...changes.redisOptions } as NodeOptions;
      return new PatientCluster(nodes.length > 0 ? nodes : [...seeds], {
        ...options,
        ...changes,
        redisOptions,
      });
    }

    private look(): void {
      if (this.status === 'ready') this.refreshSlotsCache();
    }

    /**
     * What ioredis has for looking begins anew after each look, also one during which the connection was closed: then it never ends,
     * and no more does the process.
     */
    private stopLooking(): void {
      clearInterval(this.looking);
      this.looking = undefined;
    }

    /**
     * Whoever disconnects and connects at once, as BullMQ does with a worker that hangs, is closed once more by each node that
     * takes longer to close. Nothing connects again by itself then.
     */
    private resumeIfLeft(): void {
      if (this.isWanted && this.status === 'close') this.connect().catch(() => undefined);
    }
  }

  return new PatientCluster([...seeds], options);
}
