/** A cached value, which may be null, in something that may not: absence and null stay apart. */
export interface Box<Value> {
  readonly value: Value;
}
