import type { CachedValue } from './cached-value.js';

/** A pending read of a key, shared by all its callers. */
export interface PendingRead<Value> {
  readonly landing: Promise<CachedValue<Value>>;
  land(cached: CachedValue<Value>): void;
  fail(error: unknown): void;
}

export function createPendingRead<Value>(): PendingRead<Value> {
  let land: PendingRead<Value>['land'] = () => undefined;
  let fail: PendingRead<Value>['fail'] = () => undefined;
  const landing = new Promise<CachedValue<Value>>((resolve, reject) => {
    land = resolve;
    fail = reject;
  });
  return { landing, land, fail };
}
