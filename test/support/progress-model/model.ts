/** A player's report. Instants have the same format, so that they sort as texts do. */
export interface PlayerReport {
  readonly titleId: string;
  readonly positionSeconds: number;
  readonly observedAt: string;
  readonly sequence: number;
}

/** The expected progress of a profile in a title. */
export interface ExpectedProgress {
  readonly state: 'SAMPLED' | 'IN_PROGRESS' | 'COMPLETED';
  readonly positionSeconds: number;
  readonly completedAt: string | null;
}

/** A series, with its episodes in order. */
export interface SeriesOutline {
  readonly id: string;
  readonly episodes: readonly string[];
}

/**
 * The expected result of reports, computed from all of them at once: it depends on when positions were observed, not on
 * when reports arrived. Independent of the product, which processes them one by one.
 */
export class ProgressModel {
  readonly #seen = new Map<string, PlayerReport[]>();

  constructor(private readonly durationSeconds: number) {}

  take(entries: readonly PlayerReport[]): void {
    for (const entry of entries)
      this.#seen.set(entry.titleId, [...(this.#seen.get(entry.titleId) ?? []), entry]);
  }

  progressOf(titleId: string): ExpectedProgress | null {
    const seen = this.#seen.get(titleId);
    const latest = this.#latestOf(titleId);
    if (!seen || !latest) return null;
    const ends = seen.filter((entry) => this.#isEnd(entry)).map(({ observedAt }) => observedAt);
    const completedAt = ends.toSorted().at(0) ?? null;
    return {
      state: this.#stateOf(latest, seen, completedAt),
      positionSeconds: latest.positionSeconds,
      completedAt,
    };
  }

  /** The titles to continue, with what to play of each; the latest observed first. */
  continueWatching({ id: seriesId, episodes }: SeriesOutline): { whole: string; playable: string }[] {
    const films = [...this.#seen.keys()]
      .filter((titleId) => !episodes.includes(titleId) && this.progressOf(titleId)?.state === 'IN_PROGRESS')
      .map((titleId) => ({
        whole: titleId,
        playable: titleId,
        at: this.#latestOf(titleId)?.observedAt ?? '',
      }));
    const series = this.#nextOf(episodes);
    return [...films, ...(series ? [{ whole: seriesId, ...series }] : [])]
      .toSorted((one, other) =>
        one.at === other.at ? (one.whole < other.whole ? -1 : 1) : one.at < other.at ? 1 : -1,
      )
      .map(({ whole, playable }) => ({ whole, playable }));
  }

  /** The episode observed last if it is not finished, or else the first after it that was never finished. */
  #nextOf(episodes: readonly string[]): { readonly playable: string; readonly at: string } | null {
    const begun = episodes.flatMap((titleId, place) => {
      const latest = this.#latestOf(titleId);
      return latest && this.progressOf(titleId)?.state !== 'SAMPLED' ? [{ ...latest, place }] : [];
    });
    const [first] = begun;
    if (!first) return null;
    const last = begun.reduce((one, other) => (isLaterEpisode(other, one) ? other : one), first);
    const playable = episodes.slice(last.place).find((titleId) => {
      const progress = this.progressOf(titleId);
      return titleId === last.titleId
        ? progress?.state === 'IN_PROGRESS'
        : (progress?.completedAt ?? null) === null;
    });
    return playable === undefined ? null : { playable, at: last.observedAt };
  }

  #latestOf(titleId: string): PlayerReport | undefined {
    return this.#seen.get(titleId)?.reduce((one, other) => (isLater(other, one) ? other : one));
  }

  wasStarted(titleId: string): boolean {
    return (this.#seen.get(titleId) ?? []).some((entry) => this.#isStart(entry));
  }

  #stateOf(
    latest: PlayerReport,
    seen: readonly PlayerReport[],
    completedAt: string | null,
  ): ExpectedProgress['state'] {
    if (this.#isEnd(latest)) return 'COMPLETED';
    if (this.#isStart(latest)) return 'IN_PROGRESS';
    if (completedAt !== null) return 'COMPLETED';
    return seen.some((entry) => this.#isStart(entry)) ? 'IN_PROGRESS' : 'SAMPLED';
  }

  #isStart({ positionSeconds }: PlayerReport): boolean {
    return positionSeconds >= 60 || positionSeconds >= this.durationSeconds * 0.02;
  }

  #isEnd({ positionSeconds }: PlayerReport): boolean {
    return positionSeconds >= this.durationSeconds * 0.95;
  }
}

function isLater(one: PlayerReport, other: PlayerReport): boolean {
  if (one.observedAt !== other.observedAt) return one.observedAt > other.observedAt;
  if (one.sequence !== other.sequence) return one.sequence > other.sequence;
  return one.positionSeconds > other.positionSeconds;
}

/** Of episodes observed at the same instant, the one with the greater id counts. */
function isLaterEpisode(one: PlayerReport, other: PlayerReport): boolean {
  if (one.observedAt !== other.observedAt) return one.observedAt > other.observedAt;
  if (one.sequence !== other.sequence) return one.sequence > other.sequence;
  return one.titleId > other.titleId;
}
