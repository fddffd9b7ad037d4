/**
 * Which of these titles are for an age, in years, as the catalog rates them now: the model knows them as they were when it was taken up,
 * and a child is not to wait for the next one.
 */
export type SuitableTitlesReader = (
  titleIds: readonly string[],
  maturityLimit: number,
) => Promise<ReadonlySet<string>>;
