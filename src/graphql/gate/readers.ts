import { LRUCache } from 'lru-cache';
import { networkOf } from '../../shared/network.js';
import { createWorkMeter, type WorkLimit, type WorkMeter } from './work-meter.js';

/** Who sends documents: what it takes to read those that are new here is held against it. */
export interface Reader extends WorkMeter {
  /** Documents from different networks take turns. */
  readonly network: string;
}

export interface Readers {
  /** Whoever sends from this address: all of its network share what may be read of them. */
  of(address: string): Reader;
}

const MOST_NETWORKS = 10_000;

/** Where nothing is counted, nobody waits. */
const NO_METER: WorkMeter = { waitSeconds: () => 0, took: () => undefined };

/** @param limit of each network, in this process alone. Null: nothing is counted */
export function createReaders(limit: WorkLimit | null): Readers {
  const meters = new LRUCache<string, WorkMeter>({ max: MOST_NETWORKS });

  function meterOf(network: string): WorkMeter {
    if (!limit) return NO_METER;
    const meter = meters.get(network) ?? createWorkMeter(limit);
    meters.set(network, meter);
    return meter;
  }

  return {
    of(address) {
      const network = networkOf(address);
      const { waitSeconds, took } = meterOf(network);
      return { network, waitSeconds, took };
    },
  };
}
