/**
 * How popular a film is, on a logarithmic scale of about 0 to 7.5: tenfold votes add 1, tenfold takings
 * (in US dollars, from a million up) a half. Votes lead because takings are neither complete nor corrected
 * for inflation.
 */
export function filmPopularity(votes: number, worldwideGross: number): number {
  return Math.log10(1 + votes) + Math.log10(1 + worldwideGross / 1_000_000) / 2;
}
