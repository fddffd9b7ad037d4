const CUT = ' … ';
/** One half of a character that UTF-16 writes as two: where it was cut through. */
const HALF_CHARACTER = /\p{Surrogate}/gu;

/** Cuts the middle out of a long text: the ends contain the error, the middle what the client sent. */
export function boundedText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const half = Math.floor((longest - CUT.length) / 2);
  return `${text.slice(0, half)}${CUT}${text.slice(-half)}`.replaceAll(HALF_CHARACTER, '');
}
