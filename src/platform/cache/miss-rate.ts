/**
 * The recent share of keys that were not cached. When it is high, as after a start with an empty Redis, a lease is
 * requested at once: that reads the key too, and saves a round trip before loading. When values are usually found, a
 * plain read is less work for Redis.
 */
export interface MissRate {
  note(missed: number, asked: number): void;
  isHigh(): boolean;
}

/** The weight of the latest sample in the moving average. */
const WEIGHT = 0.1;
const HIGH = 0.8;

export function createMissRate(): MissRate {
  let rate = 0;
  return {
    note(missed, asked) {
      rate += (missed / asked - rate) * WEIGHT;
    },
    isHigh: () => rate > HIGH,
  };
}
