import type { DocumentSender } from '../gate/document-senders.js';
import type { WorkMeter } from '../gate/work-meter.js';

/**
 * Holds what is read of a socket against its network, and against the socket itself.
 * @param onTooMuch called each time that it has sent more than one socket may
 */
export function createSocketSender(
  network: DocumentSender,
  own: WorkMeter,
  onTooMuch: () => void,
): DocumentSender {
  return {
    network: network.network,
    waitSeconds: () => Math.max(own.waitSeconds(), network.waitSeconds()),
    took(ms) {
      own.took(ms);
      network.took(ms);
      if (own.waitSeconds() > 0) onTooMuch();
    },
  };
}
