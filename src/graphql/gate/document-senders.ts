import { LRUCache } from 'lru-cache';
import { networkOf } from '../../shared/network.js';
import { createWorkMeter, type WorkLimit, type WorkMeter } from './work-meter.js';

/** A sender of documents, which is charged for the time spent parsing new ones. */
export interface DocumentSender extends WorkMeter {
  /** Networks take turns when documents wait. */
  readonly network: string;
}

export interface DocumentSenders {
  /** By address: all clients of a network share a budget. */
  of(address: string): DocumentSender;
}

const MOST_NETWORKS = 10_000;

/** Used without a limit. */
const NO_METER: WorkMeter = { waitSeconds: () => 0, took: () => undefined };

/** @param limit of each network, in this process alone. Null: no limit */
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
