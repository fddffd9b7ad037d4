import type { Box } from './box.js';

/** A pending read of a key, shared by all its callers. */
export interface Flight<Value> {
  readonly landing: Promise<Box<Value>>;
  land(box: Box<Value>): void;
  fail(error: unknown): void;
}

export function createFlight<Value>(): Flight<Value> {
  let land: Flight<Value>['land'] = () => undefined;
  let fail: Flight<Value>['fail'] = () => undefined;
  const landing = new Promise<Box<Value>>((resolve, reject) => {
    land = resolve;
    fail = reject;
  });
  return { landing, land, fail };
}
