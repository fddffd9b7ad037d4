type NumberArray = Uint8Array | Uint32Array | Float32Array | Float64Array;

const KINDS = [Uint8Array, Uint32Array, Float32Array, Float64Array];

/**
 * Copies plain data with its arrays in shared memory, so that passing it to a thread does not copy them. For
 * immutable data.
 */
export function inSharedMemory<Data>(data: Data): Data {
  if (isNumberArray(data)) return shared(data) as Data;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, inSharedMemory<unknown>(value)]),
  ) as Data;
}

function isNumberArray(data: unknown): data is NumberArray {
  return KINDS.some((Kind) => data instanceof Kind);
}

function shared(array: NumberArray): NumberArray {
  const memory = new SharedArrayBuffer(array.byteLength);
  if (array instanceof Uint8Array) return copied(new Uint8Array(memory), array);
  if (array instanceof Uint32Array) return copied(new Uint32Array(memory), array);
  if (array instanceof Float32Array) return copied(new Float32Array(memory), array);
  return copied(new Float64Array(memory), array);
}

function copied<Copy extends NumberArray>(copy: Copy, array: ArrayLike<number>): Copy {
  copy.set(array);
  return copy;
}
