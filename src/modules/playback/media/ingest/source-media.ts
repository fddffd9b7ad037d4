/** What there is to know of a film before it is made into renditions. */
export interface SourceMedia {
  /** As it is seen: turned upright, in square pixels. */
  readonly width: number;
  readonly height: number;
  /** Pictures a second, as a fraction such as `30000/1001`. */
  readonly frameRate: string;
  /** 0 where the file does not say. */
  readonly durationSeconds: number;
  /** The places of its streams in the file. */
  readonly videoStream: number;
  /** Null: it is silent. */
  readonly audioStream: number | null;
}
