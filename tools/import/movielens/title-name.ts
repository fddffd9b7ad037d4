export interface NamedTitle {
  readonly name: string;
  readonly releaseYear: number | null;
}

/** A year, or the years of a series: (1995), (2006–2007), (1995– ), (1995-). */
const YEARS = /\s*\((\d{4})(?:\s*[–-]\s*(?:\d{4})?\s*)?\)$/;

const MAIN_AND_OTHER_NAMES = /^([^(]*?)((?:\s*\([^()]*\))*)$/;

/** Articles that the source moves behind the name, in the languages of its films. */
const TRAILING_ARTICLE =
  /^(.+), (The|A|An|Le|La|Les|L'|Un|Une|Il|Lo|I|Gli|El|Los|Las|Der|Die|Das|Ein|Eine|De|Het|Den|Det|En|Ett|Os|As|O)$/;

/** "Matrix, The (1999)" is The Matrix of 1999; some names have no year. */
export function titleName(text: string): NamedTitle {
  const tidy = text.replaceAll(/\s+/g, ' ').trim();
  const year = YEARS.exec(tidy);
  return {
    name: withArticlesInFront(year === null ? tidy : tidy.slice(0, year.index)),
    releaseYear: year === null ? null : plausibleYear(Number(year[1])),
  };
}

/** The first films were shown in the 1890s; other numbers are not years. */
export function plausibleYear(year: number): number | null {
  return year >= 1870 && year <= 2200 ? year : null;
}

/** The name and those in brackets after it: "City of Lost Children, The (Cité des enfants perdus, La)". */
function withArticlesInFront(name: string): string {
  const [, main, others = ''] = MAIN_AND_OTHER_NAMES.exec(name) ?? [];
  if (main === undefined || main === '') return name;
  const otherNames = others.replaceAll(/\(([^()]*)\)/g, (_, other: string) => `(${articleInFront(other)})`);
  return articleInFront(main) + otherNames;
}

function articleInFront(name: string): string {
  const [, rest, article] = TRAILING_ARTICLE.exec(name) ?? [];
  if (rest === undefined || article === undefined) return name;
  return article.endsWith("'") ? article + rest : `${article} ${rest}`;
}
