import {
  type InteractionMatrix,
  InteractionMatrixBuilder,
  WHOLE_WEIGHT,
} from '../domain/interaction-matrix.js';
import { type Feedback, placesByViewer } from './feedback.js';
import type { Split } from './splits.js';

/** What models learn from: viewers and titles numbered from 0 in the order of the data set's own numbers. */
export interface TrainingSet {
  readonly matrix: InteractionMatrix;
  /** When each entry of `matrix.titlesByViewer` came to be, in seconds since 1970. */
  readonly times: Float64Array;
  readonly viewerIds: Uint32Array;
  readonly titleIds: Uint32Array;
}

/** A question put to a model, with its right answers. */
export interface Question {
  readonly viewer: number;
  /** The titles that the viewer came to like; what training does not know is below 0. */
  readonly relevant: ReadonlySet<number>;
}

/** A title that a viewer likes again counts once, from the first time. */
export function createTrainingSet(feedback: Feedback): TrainingSet {
  const viewerIds = distinct(feedback.viewers);
  const titleIds = distinct(feedback.titles);
  const titleOf = numbering(titleIds);
  const builder = new InteractionMatrixBuilder(titleIds.length);
  const times: number[] = [];
  let viewer = -1;
  let known = new Set<number>();
  for (const place of placesByViewer(feedback)) {
    if (feedback.viewers[place] !== viewer) {
      viewer = feedback.viewers[place]!;
      known = new Set();
      builder.beginHistory();
    }
    const title = titleOf.get(feedback.titles[place]!)!;
    if (known.has(title)) continue;
    known.add(title);
    builder.add(title, feedback.weights[place]);
    times.push(feedback.times[place]!);
  }
  return { matrix: builder.build(), times: Float64Array.from(times), viewerIds, titleIds };
}

/** Viewers of whom nothing is known in training are not asked about; there is nothing to recommend from. */
export function questionsOf(
  { held, countsUnknownTitles }: Split,
  { viewerIds, titleIds }: Pick<TrainingSet, 'viewerIds' | 'titleIds'>,
): Question[] {
  const viewerOf = numbering(viewerIds);
  const titleOf = numbering(titleIds);
  const relevant = new Map<number, Set<number>>();
  for (const [row, viewerId] of held.viewers.entries()) {
    const viewer = viewerOf.get(viewerId);
    const title = titleOf.get(held.titles[row]!);
    if (viewer === undefined || (title === undefined && !countsUnknownTitles)) continue;
    const titles = relevant.get(viewer) ?? new Set();
    relevant.set(viewer, titles.add(title ?? -1 - held.titles[row]!));
  }
  return [...relevant]
    .map(([viewer, titles]) => ({ viewer, relevant: titles }))
    .toSorted((one, other) => one.viewer - other.viewer);
}

/** What a training set was made of, but for what a viewer liked again. */
export function feedbackOf({ matrix, times, viewerIds, titleIds }: TrainingSet): Feedback {
  const viewers = new Uint32Array(matrix.interactions);
  for (let viewer = 0; viewer < matrix.viewers; viewer += 1) {
    viewers.fill(viewerIds[viewer]!, matrix.viewerOffsets[viewer], matrix.viewerOffsets[viewer + 1]);
  }
  const weights = Float32Array.from(matrix.weightsByViewer, (weight) => weight / WHOLE_WEIGHT);
  return { viewers, titles: matrix.titlesByViewer.map((title) => titleIds[title]!), times, weights };
}

function distinct(ids: Uint32Array): Uint32Array {
  return Uint32Array.from(new Set(ids)).toSorted();
}

function numbering(ids: Uint32Array): ReadonlyMap<number, number> {
  return new Map(Array.from(ids, (id, number) => [id, number]));
}
