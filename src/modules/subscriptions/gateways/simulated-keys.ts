/** The Redis keys of the simulated gateway, with a common prefix. */
export interface SimulatedKeys {
  charge(idempotencyKey: string): string;
  refund(idempotencyKey: string): string;
  /** The keys of a customer's successful charges, oldest first. */
  customer(customer: string): string;
}

export function createSimulatedKeys(prefix: string): SimulatedKeys {
  // Its scripts use several keys: the braces keep all of them on one node of a cluster.
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

/** The charge that a reference identifies. */
export function chargeKeyIn(reference: string): string {
  return reference.startsWith(CHARGE_REFERENCE) ? reference.slice(CHARGE_REFERENCE.length) : reference;
}
