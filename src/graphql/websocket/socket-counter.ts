import { networkOf } from '../../shared/network.js';
import type { WorkLimit } from '../gate/work-meter.js';
import { createBoundedCounts } from './bounded-counts.js';
import type { MessageLimit } from './message-meter.js';

export interface SocketLimits {
  /** Sockets of this process. */
  readonly total: number;
  /** Sockets from one network address. */
  readonly perAddress: number;
  /** Sockets of one account. */
  readonly perAccount: number;
  /** Concurrent operations of one socket. */
  readonly streamsPerSocket: number;
  /** Messages of one socket. */
  readonly messages: MessageLimit;
  /** The budget of one socket for parsing new documents. */
  readonly reading: WorkLimit;
}

/** Counts open sockets, and enforces limits. */
export interface SocketCounter {
  /** Counts a socket, or returns why it is refused. Counted sockets must be released with `release`. */
  admit(address: string): 'admitted' | 'full' | 'too many from this address';
  release(address: string): void;
}

export function createSocketCounter(limits: SocketLimits): SocketCounter {
  const networks = createBoundedCounts(limits.perAddress);
  let total = 0;

  return {
    admit(address) {
      if (total >= limits.total) return 'full';
      if (!networks.take(networkOf(address))) return 'too many from this address';
      total += 1;
      return 'admitted';
    },

    release(address) {
      total -= 1;
      networks.giveBack(networkOf(address));
    },
  };
}
