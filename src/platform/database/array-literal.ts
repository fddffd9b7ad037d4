/** What may stand in the text of an array as it is, such as ids, states, numbers and instants. */
export type PlainElement = string | number | Date | null;

const NEEDS_NO_QUOTES = /^(?!null$)[\w-]+$/i;

/**
 * An array as PostgreSQL reads it. The driver writes arrays too, but quotes each element and tells instants in the time of the
 * machine, which takes it several times as long: that counts where a statement carries thousands.
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
