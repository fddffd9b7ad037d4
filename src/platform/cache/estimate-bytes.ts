const HEADER = 24;
const SLOT = 8;

/** The approximate memory size of a value, in bytes. For JSON values and dates, without cycles. */
export function estimateBytes(value: unknown): number {
  if (typeof value === 'string') return HEADER + value.length;
  if (typeof value !== 'object' || value === null) return SLOT;
  if (value instanceof Date) return HEADER + SLOT;
  let bytes = HEADER;
  for (const part of Object.values(value)) bytes += SLOT + estimateBytes(part);
  return bytes;
}
