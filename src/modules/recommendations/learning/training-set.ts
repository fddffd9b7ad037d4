import {
  type InteractionMatrix,
  InteractionMatrixBuilder,
  WHOLE_WEIGHT,
} from '../domain/interaction-matrix.js';
import { type Feedback, placesByViewer } from './feedback.js';
import type { Split } from './splits.js';

/** Training data, with viewers and titles renumbered from 0 in the order of their numbers in the data set. */
export interface TrainingSet {
  readonly matrix: InteractionMatrix;
  /** The time of each entry of `matrix.titlesByViewer`, in seconds since 1970. */
  readonly times: Float64Array;
  readonly viewerIds: Uint32Array;
  readonly titleIds: Uint32Array;
}

/** A test question with its correct answers. */
export interface Question {
  readonly viewer: number;
  /** The titles that the viewer came to like; negative for those unknown in training. */
  readonly relevant: ReadonlySet<number>;
}

/** A title that a viewer liked repeatedly counts once, at the first time. */
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

/**
 * One question per viewer. Viewers without training data are left out, because nothing could be recommended to them.
 */
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

/** The feedback that a training set was made from, without repeated likes. */
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
