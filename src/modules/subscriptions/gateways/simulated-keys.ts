/** Where the simulated gateway remembers what, below the prefix of every key. */
export interface SimulatedKeys {
  charge(idempotencyKey: string): string;
  refund(idempotencyKey: string): string;
  /** The keys of a customer's successful charges, oldest first. */
  customer(customer: string): string;
}

export function createSimulatedKeys(prefix: string): SimulatedKeys {
  // Its scripts touch several keys: the braces keep all of them on one node of a cluster.
  const room = `${prefix}:{simulated-gateway}`;
  return {
    charge: (idempotencyKey) => `${room}:charge:${idempotencyKey}`,
    refund: (idempotencyKey) => `${room}:refund:${idempotencyKey}`,
    customer: (customer) => `${room}:customer:${customer}`,
  };
}

const CHARGE_REFERENCE = 'simulated_';

export function chargeReference(idempotencyKey: string): string {
  return CHARGE_REFERENCE + idempotencyKey;
}

/** Which charge a reference names. */
export function chargeKeyIn(reference: string): string {
  return reference.startsWith(CHARGE_REFERENCE) ? reference.slice(CHARGE_REFERENCE.length) : reference;
}
