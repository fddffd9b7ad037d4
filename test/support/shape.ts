/**
 * A value without its variable parts: every text is replaced by its length, which reveals as much as its reader may
 * learn.
 */
export function shapeOf(value: unknown): unknown {
  if (typeof value === 'string') return `a text of ${value.length}`;
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shapeOf(part)]));
}
