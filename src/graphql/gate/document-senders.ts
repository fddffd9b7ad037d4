import { LRUCache } from 'lru-cache';
import { networkOf } from '../../shared/network.js';
import { createWorkMeter, type WorkLimit, type WorkMeter } from './work-meter.js';

/** The sender of documents, which is charged for the time spent parsing new ones. */
export interface DocumentSender extends WorkMeter {
  /** Documents from different networks take turns. */
  readonly network: string;
}

export interface DocumentSenders {
  /** The sender's address: all clients of a network share one budget. */
  of(address: string): DocumentSender;
}

const MOST_NETWORKS = 10_000;

/** Without counting, nobody waits. */
const NO_METER: WorkMeter = { waitSeconds: () => 0, took: () => undefined };

/** @param limit of each network, in this process alone. Null: nothing is counted */
export function createDocumentSenders(limit: WorkLimit | null): DocumentSenders {
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
