/** Who watched what, as 0 or 1, in both orders: by viewer (CSR) and by title (CSC). */
export interface InteractionMatrix {
  readonly viewers: number;
  readonly titles: number;
  readonly interactions: number;
  /** The titles of viewer v stand in `titlesByViewer` from `viewerOffsets[v]` to `viewerOffsets[v + 1]`. */
  readonly viewerOffsets: Uint32Array;
  readonly titlesByViewer: Uint32Array;
  /** The viewers of title t stand in `viewersByTitle` from `titleOffsets[t]` to `titleOffsets[t + 1]`. */
  readonly titleOffsets: Uint32Array;
  readonly viewersByTitle: Uint32Array;
}

/** The titles of one viewer, in the order in which they were added. */
export function historyOf({ viewerOffsets, titlesByViewer }: InteractionMatrix, viewer: number): Uint32Array {
  return titlesByViewer.subarray(viewerOffsets[viewer], viewerOffsets[viewer + 1]);
}

/** Takes histories one after the other, each title of a history once, in four bytes an interaction. */
export class InteractionMatrixBuilder {
  private entries = new Uint32Array(1024);
  private size = 0;
  private readonly starts: number[] = [];

  constructor(private readonly titles: number) {}

  /** What is added from here on belongs to the next viewer. */
  beginHistory(): void {
    this.starts.push(this.size);
  }

  add(title: number): void {
    if (this.size === this.entries.length) this.grow();
    this.entries[this.size] = title;
    this.size += 1;
  }

  build(): InteractionMatrix {
    const titlesByViewer = this.entries.slice(0, this.size);
    const viewerOffsets = Uint32Array.from([...this.starts, this.size]);
    return {
      viewers: this.starts.length,
      titles: this.titles,
      interactions: this.size,
      viewerOffsets,
      titlesByViewer,
      ...byTitle(viewerOffsets, titlesByViewer, this.titles),
    };
  }

  private grow(): void {
    const larger = new Uint32Array(this.entries.length * 2);
    larger.set(this.entries);
    this.entries = larger;
  }
}

function byTitle(viewerOffsets: Uint32Array, titlesByViewer: Uint32Array, titles: number) {
  const titleOffsets = new Uint32Array(titles + 1);
  for (const title of titlesByViewer) titleOffsets[title + 1]! += 1;
  for (let title = 0; title < titles; title += 1) titleOffsets[title + 1]! += titleOffsets[title]!;

  const viewersByTitle = new Uint32Array(titlesByViewer.length);
  const next = titleOffsets.slice();
  for (let viewer = 0; viewer + 1 < viewerOffsets.length; viewer += 1) {
    for (let at = viewerOffsets[viewer]!; at < viewerOffsets[viewer + 1]!; at += 1) {
      const title = titlesByViewer[at]!;
      viewersByTitle[next[title]!] = viewer;
      next[title]! += 1;
    }
  }
  return { titleOffsets, viewersByTitle };
}
