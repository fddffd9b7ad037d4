const CUT = ' … ';
/** Half of a surrogate pair at the cut. */
const HALF_CHARACTER = /\p{Surrogate}/gu;

/** Cuts the middle out of a long text: the ends contain the error, the middle contains what the client sent. */
export function boundedText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const half = Math.floor((longest - CUT.length) / 2);
  return `${text.slice(0, half)}${CUT}${text.slice(-half)}`.replaceAll(HALF_CHARACTER, '');
}
