/** The stored value of weight 1: weights are bytes, in hundredths, to keep a matrix small. */
export const WHOLE_WEIGHT = 100;
const GREATEST_WEIGHT = 255;

/** Weighted interactions in both orders: by viewer (CSR) and by title (CSC). */
export interface InteractionMatrix {
  readonly viewers: number;
  readonly titles: number;
  readonly interactions: number;
  /** The titles of viewer v are in `titlesByViewer` from `viewerOffsets[v]` to `viewerOffsets[v + 1]`. */
  readonly viewerOffsets: Uint32Array;
  readonly titlesByViewer: Uint32Array;
  /** The weight of each, in hundredths, at least one. */
  readonly weightsByViewer: Uint8Array;
  /** The viewers of title t are in `viewersByTitle` from `titleOffsets[t]` to `titleOffsets[t + 1]`. */
  readonly titleOffsets: Uint32Array;
  readonly viewersByTitle: Uint32Array;
  /** The same weights by title. */
  readonly weightsByTitle: Uint8Array;
}

/** The titles of one viewer, in the order of insertion. */
export function historyOf({ viewerOffsets, titlesByViewer }: InteractionMatrix, viewer: number): Uint32Array {
  return titlesByViewer.subarray(viewerOffsets[viewer], viewerOffsets[viewer + 1]);
}

/** Takes one history after the other, with each title of a history once; five bytes an interaction. */
export class InteractionMatrixBuilder {
  private entries = new Uint32Array(1024);
  private weights = new Uint8Array(1024);
  private size = 0;
  private readonly starts: number[] = [];

  constructor(private readonly titles: number) {}

  /** Starts the history of the next viewer. */
  beginHistory(): void {
    this.starts.push(this.size);
  }

  /** @param weight from 0; a finished title weighs 1 */
  add(title: number, weight = 1): void {
    if (this.size === this.entries.length) this.grow();
    this.entries[this.size] = title;
    this.weights[this.size] = Math.min(GREATEST_WEIGHT, Math.max(1, Math.round(weight * WHOLE_WEIGHT)));
    this.size += 1;
  }

  build(): InteractionMatrix {
    const titlesByViewer = this.entries.slice(0, this.size);
    const weightsByViewer = this.weights.slice(0, this.size);
    const viewerOffsets = Uint32Array.from([...this.starts, this.size]);
    return {
      viewers: this.starts.length,
      titles: this.titles,
      interactions: this.size,
      viewerOffsets,
      titlesByViewer,
      weightsByViewer,
      ...byTitle({ viewerOffsets, titlesByViewer, weightsByViewer }, this.titles),
    };
  }

  private grow(): void {
    const larger = new Uint32Array(this.entries.length * 2);
    larger.set(this.entries);
    this.entries = larger;
    const heavier = new Uint8Array(larger.length);
    heavier.set(this.weights);
    this.weights = heavier;
  }
}

function byTitle(
  {
    viewerOffsets,
    titlesByViewer,
    weightsByViewer,
  }: Pick<InteractionMatrix, 'viewerOffsets' | 'titlesByViewer' | 'weightsByViewer'>,
  titles: number,
) {
  const titleOffsets = new Uint32Array(titles + 1);
  for (const title of titlesByViewer) titleOffsets[title + 1]! += 1;
  for (let title = 0; title < titles; title += 1) titleOffsets[title + 1]! += titleOffsets[title]!;

  const viewersByTitle = new Uint32Array(titlesByViewer.length);
  const weightsByTitle = new Uint8Array(titlesByViewer.length);
  const next = titleOffsets.slice();
  for (let viewer = 0; viewer + 1 < viewerOffsets.length; viewer += 1) {
    for (let at = viewerOffsets[viewer]!; at < viewerOffsets[viewer + 1]!; at += 1) {
      const title = titlesByViewer[at]!;
      viewersByTitle[next[title]!] = viewer;
      weightsByTitle[next[title]!] = weightsByViewer[at]!;
      next[title]! += 1;
    }
  }
  return { titleOffsets, viewersByTitle, weightsByTitle };
}
