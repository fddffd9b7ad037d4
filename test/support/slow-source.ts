import { expect, vi } from 'vitest';
import { createWakeSignal } from '../../src/platform/async/wake-signal.js';

/** A source that reads its value when it is asked, counts that, and returns it when it is allowed to. */
export function slowSource<Value>(value: Value) {
  const wake = createWakeSignal();
  const load = vi.fn<() => Promise<Value>>(async () => {
    await wake.wait();
    return value;
  });
  return {
    load,
    begun: () => vi.waitFor(() => expect(load).toHaveBeenCalled()),
    answer: () => wake.notify(),
  };
}
