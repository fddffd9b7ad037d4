/** Equal for all spellings of a genre's name; the name itself if it has neither a letter nor a digit. */
export function genreSlug(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return slug || name;
}
