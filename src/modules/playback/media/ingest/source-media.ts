/** The properties of a film that transcoding needs. */
export interface SourceMedia {
  /** As displayed: rotated, in square pixels. */
  readonly width: number;
  readonly height: number;
  /** The frame rate as a fraction, such as `30000/1001`. */
  readonly frameRate: string;
  /** 0 if the file does not state it. */
  readonly durationSeconds: number;
  /** The indexes of the streams in the file. */
  readonly videoStream: number;
  /** Null without sound. */
  readonly audioStream: number | null;
}
