/** The plays of a title in a time range. A series counts as one title. */
export interface TitlePopularity {
  readonly titleId: string;
  /** The number of accounts that started it. */
  readonly viewers: number;
  /** How often it, or one of its episodes, was started. */
  readonly starts: number;
  readonly completions: number;
}

/** How often a title was started and completed on one day. A series counts as one title. */
export interface TitleDay {
  readonly titleId: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly starts: number;
  readonly completions: number;
}

export interface PopularityRepository {
  /** The titles started by the most accounts, in descending order. */
  mostWatched(from: Date, to: Date, first: number): Promise<readonly TitlePopularity[]>;
  /** The days of the titles started most often, unordered, without empty days. */
  playsByDay(from: Date, to: Date, first: number): Promise<readonly TitleDay[]>;
}
