import { networkOf } from '../../shared/network.js';

export interface SocketLimits {
  /** Sockets of this process. */
  readonly total: number;
  /** Sockets from one network address. */
  readonly perAddress: number;
  /** Operations that one socket runs at a time. */
  readonly streamsPerSocket: number;
}

/** Counts open sockets, and says when there are too many. */
export interface SocketCounter {
  /** Counts one more socket, or says why it has to stay out. Counted sockets are given back by `release`. */
  admit(address: string): 'admitted' | 'full' | 'too many from this address';
  release(address: string): void;
}

export function createSocketCounter(limits: SocketLimits): SocketCounter {
  const open = new Map<string, number>();
  let total = 0;

  return {
    admit(address) {
      const network = networkOf(address);
      const fromAddress = open.get(network) ?? 0;
      if (total >= limits.total) return 'full';
      if (fromAddress >= limits.perAddress) return 'too many from this address';
      total += 1;
      open.set(network, fromAddress + 1);
      return 'admitted';
    },

    release(address) {
      const network = networkOf(address);
      const left = (open.get(network) ?? 1) - 1;
      total -= 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    },
  };
}
