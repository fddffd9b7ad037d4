/**
 * How many of the keys that were asked for lately were nowhere. Where it is high, as after a start with nothing in Redis, a lease
 * is asked for at once: that reads the key too, and is one trip less for who has to load. Where values are found, a mere
 * read is less work for Redis.
 */
export interface MissRate {
  note(missed: number, asked: number): void;
  isHigh(): boolean;
}

/** How much the latest counts. */
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
