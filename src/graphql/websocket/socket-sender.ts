import type { DocumentSender } from '../gate/document-senders.js';
import type { WorkMeter } from '../gate/work-meter.js';

/**
 * Charges parsing time to the network of a socket, and to the socket itself.
 * @param onTooMuch called each time the socket exceeds its own budget
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
