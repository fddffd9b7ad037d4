/** Elements that need no quotes, such as ids, states, numbers and instants. */
export type PlainElement = string | number | Date | null;

const NEEDS_NO_QUOTES = /^(?!null$)[\w-]+$/i;

/**
 * A PostgreSQL array literal. The driver can write arrays too, but quotes each element and formats instants in local
 * time, which takes several times as long: that matters for statements with thousands of elements.
 * @throws RangeError for a text that would need quotes
 */
export function arrayLiteral(elements: readonly PlainElement[]): string {
  return `{${elements.map(textOf).join(',')}}`;
}

function textOf(element: PlainElement): string | number {
  if (element === null) return 'NULL';
  if (typeof element === 'number') return element;
  if (element instanceof Date) return element.toISOString();
  if (!NEEDS_NO_QUOTES.test(element))
    throw new RangeError('Values that need quotes cannot be sent as a plain array.');
  return element;
}
