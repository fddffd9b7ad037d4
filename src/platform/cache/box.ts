/** A cached value, which may be null, in something that may not: absence and null stay apart. */
export interface Box<Value> {
  readonly value: Value;
  /** How long its load took, in milliseconds; 0 for what was put in place. */
  readonly loadMs: number;
  /** When its time is over, in milliseconds since 1970. */
  readonly freshUntil: number;
}
