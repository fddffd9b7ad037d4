import { Cluster, type ClusterNode, type ClusterOptions, type Command, type Redis } from 'ioredis';
import type { Tracing } from '../telemetry/tracing/tracing.js';
import type { RedisNode } from './redis-address.js';
import { createCommandNotes } from './traced-redis.js';

type NodeOptions = NonNullable<ClusterOptions['redisOptions']> & { replyMapping?: 'legacy' };

export interface ClusterRedisOptions extends Omit<ClusterOptions, 'redisOptions' | 'slotsRefreshInterval'> {
  readonly redisOptions: NodeOptions;
  /** The timeout of a command in milliseconds, including the time to find its node. Default: none. */
  readonly patienceMs: number | undefined;
  readonly tracing: Tracing;
}

/** How often to refresh the slot map: a node that hangs does not announce its successor. */
const LOOK_MS = 2_000;

/**
 * A cluster connection whose callers never wait longer than the timeout. ioredis starts a command's timeout only when
 * it is sent to a node, and while a lost node is being replaced there is none to send it to.
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
      // Otherwise callers that ask for a node first would wait for the connection, and others would be refused
      // meanwhile.
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

    /** Like BullMQ's own connections. */
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
     * ioredis restarts its refresh timer after each refresh, even one during which the connection was closed: then it
     * never stops, and the process does not exit.
     */
    private stopLooking(): void {
      clearInterval(this.looking);
      this.looking = undefined;
    }

    /**
     * When a caller disconnects and reconnects at once, as BullMQ does with a hanging worker, nodes that take longer
     * to close would close the new connection again. Nothing reconnects by itself then.
     */
    private resumeIfLeft(): void {
      if (this.isWanted && this.status === 'close') this.connect().catch(() => undefined);
    }
  }

  return new PatientCluster([...seeds], options);
}
