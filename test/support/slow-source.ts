import { expect, vi } from 'vitest';
import { createWakeSignal } from '../../src/platform/async/wake-signal.js';

/** A source that knows its answer when it is asked, counts that, and gives it when it is let. */
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
