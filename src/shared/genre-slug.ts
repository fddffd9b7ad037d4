/** The same for every spelling of a genre's name; the name itself where it has neither a letter nor a digit. */
export function genreSlug(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return slug || name;
}
