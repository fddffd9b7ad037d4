/**
 * Which of these titles are suitable for an age, in years, by their current ratings in the catalog: the model may
 * have older ratings, and a child should not have to wait for the next model.
 */
export type SuitableTitlesReader = (
  titleIds: readonly string[],
  maturityLimit: number,
) => Promise<ReadonlySet<string>>;
