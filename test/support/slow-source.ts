import { expect, vi } from 'vitest';
import { createBell } from '../../src/platform/async/bell.js';

/** A source that knows its answer when it is asked, counts that, and gives it when it is let. */
export function slowSource<Value>(value: Value) {
  const bell = createBell();
  const load = vi.fn<() => Promise<Value>>(async () => {
    await bell.wait();
    return value;
  });
  return {
    load,
    begun: () => vi.waitFor(() => expect(load).toHaveBeenCalled()),
    answer: () => bell.ring(),
  };
}
