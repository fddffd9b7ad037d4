const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SOURCE_DATE = /^([A-Z][a-z]{2}) (\d{1,2}) (\d{4})$/;

/** The data set was compiled in 2010 and announces films up to the end of 2011. */
const NEWEST_YEAR = 2011;

export interface ReleaseDate {
  /** ISO 8601, such as 1946-12-31. */
  readonly day: string;
  readonly year: number;
}

/**
 * Reads "Jun 12 1998". Years were once written with two digits, so that "Dec 31 2046" is a film of 1946.
 * @returns null where there is no such day
 */
export function releaseDate(text: string): ReleaseDate | null {
  const [, monthName = '', dayText, yearText] = SOURCE_DATE.exec(text.trim()) ?? [];
  const writtenYear = Number(yearText);
  const year = writtenYear > NEWEST_YEAR ? writtenYear - 100 : writtenYear;
  const date = new Date(Date.UTC(year, MONTHS.indexOf(monthName), Number(dayText)));
  const exists = date.getUTCDate() === Number(dayText) && MONTHS[date.getUTCMonth()] === monthName;
  return exists ? { day: date.toISOString().slice(0, 10), year } : null;
}
