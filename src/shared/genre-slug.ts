/** The second half of İ in lower case: the only letter that becomes two, of which this one would end the word. */
const DOT_ABOVE = '\u0307';

/** Equal for all spellings of a genre's name, and no longer; the name itself if it has neither a letter nor a digit. */
export function genreSlug(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(DOT_ABOVE, '')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return slug || name;
}
