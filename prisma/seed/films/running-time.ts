export interface RunningTime {
  readonly seconds: number;
  readonly isEstimated: boolean;
}

interface TimedFilm {
  readonly genres: readonly string[];
  readonly minutes: number | null;
}

/**
 * Running times for films of which most name none: the median of the film's first genre stands in, or the
 * median of all films where the genre has no timed film.
 */
export function createRunningTimes(films: readonly TimedFilm[]): (film: TimedFilm) => RunningTime {
  const timed = films.filter((film) => film.minutes !== null && film.minutes > 0);
  const genres = new Set(timed.map(firstGenre));
  const medians = new Map(
    [...genres].map((genre) => [genre, medianMinutes(timed.filter((film) => firstGenre(film) === genre))]),
  );
  const overall = medianMinutes(timed);

  return (film) =>
    film.minutes !== null && film.minutes > 0
      ? { seconds: film.minutes * 60, isEstimated: false }
      : { seconds: (medians.get(firstGenre(film)) ?? overall) * 60, isEstimated: true };
}

function firstGenre(film: TimedFilm): string {
  return film.genres[0] ?? '';
}

function medianMinutes(films: readonly TimedFilm[]): number {
  const sorted = films.map((film) => film.minutes ?? 0).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 100;
}
