/** A field of a Protocol Buffers message: a number, or bytes, which may be a text or another message. */
type Field = bigint | Buffer;

/** An encoded message: its fields by number. https://protobuf.dev/programming-guides/encoding/ */
export type Message = ReadonlyMap<number, readonly Field[]>;

const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;

export function readMessage(bytes: Buffer): Message {
  const fields = new Map<number, Field[]>();
  let position = 0;

  function varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(position);
      position += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  function take(length: number): Buffer {
    if (position + length > bytes.length) throw new RangeError('The message is cut off.');
    position += length;
    return bytes.subarray(position - length, position);
  }

  function field(wireType: number): Field {
    if (wireType === VARINT) return varint();
    if (wireType === FIXED_64) return take(8).readBigUInt64LE();
    if (wireType === BYTES) return take(Number(varint()));
    if (wireType === FIXED_32) return BigInt(take(4).readUInt32LE());
    throw new RangeError(`There is no wire type ${wireType}.`);
  }

  while (position < bytes.length) {
    const tag = Number(varint());
    const number = tag >> 3;
    fields.set(number, [...(fields.get(number) ?? []), field(tag & 7)]);
  }
  return fields;
}

export function messagesAt(message: Message, number: number): Message[] {
  return bytesAt(message, number).map(readMessage);
}

export function bytesAt(message: Message, number: number): Buffer[] {
  return (message.get(number) ?? []).filter((field) => typeof field !== 'bigint');
}

export function textAt(message: Message, number: number): string {
  return bytesAt(message, number).at(-1)?.toString() ?? '';
}

export function numberAt(message: Message, number: number): bigint {
  const field = (message.get(number) ?? []).at(-1);
  return typeof field === 'bigint' ? field : 0n;
}
