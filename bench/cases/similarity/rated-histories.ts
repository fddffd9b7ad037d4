import {
  type InteractionMatrix,
  InteractionMatrixBuilder,
} from '../../../src/modules/recommendations/domain/interaction-matrix.js';
import { findFeedback, readFeedback } from '../../../tools/evaluate/feedback-files.js';

/** The titles that each viewer of a published data set has rated, whatever the rating. */
export async function ratedHistories(folder: string): Promise<InteractionMatrix> {
  const { training } = findFeedback(folder);
  const { viewers, titles } = await readFeedback(training, { least: null, whole: null });
  const numbers = new Map([...new Set(titles)].map((title, number) => [title, number]));
  const rows = Uint32Array.from(viewers.keys()).toSorted((one, other) => viewers[one]! - viewers[other]!);
  const builder = new InteractionMatrixBuilder(numbers.size);
  for (const [at, row] of rows.entries()) {
    if (at === 0 || viewers[row] !== viewers[rows[at - 1]!]) builder.beginHistory();
    builder.add(numbers.get(titles[row]!)!);
  }
  return builder.build();
}
