import { qualitiesUpTo, VIDEO_QUALITIES, type VideoQuality } from '../video-quality.js';

/** One of the forms in which a film is streamed: players change between them as the network does. */
export interface Rendition {
  /** The lowest that it belongs to. */
  readonly quality: VideoQuality;
  /** Of its folder, such as `720p`. */
  readonly name: string;
  /** Even numbers. */
  readonly width: number;
  readonly height: number;
  /** What it may take at most over a second or two. */
  readonly kilobitsPerSecond: number;
}

interface Picture {
  readonly width: number;
  readonly height: number;
}

type Rung = Omit<Rendition, 'name'>;

/** In rising order. Each is a box of 16:9 that a picture of any shape is fitted into. */
const LADDER: readonly [Rung, ...Rung[]] = [
  { quality: 'SD', width: 416, height: 234, kilobitsPerSecond: 300 },
  { quality: 'SD', width: 640, height: 360, kilobitsPerSecond: 800 },
  { quality: 'HD', width: 960, height: 540, kilobitsPerSecond: 2_000 },
  { quality: 'HD', width: 1280, height: 720, kilobitsPerSecond: 3_500 },
  { quality: 'UHD', width: 1920, height: 1080, kilobitsPerSecond: 6_000 },
  { quality: 'UHD', width: 3840, height: 2160, kilobitsPerSecond: 16_000 },
];

/**
 * The renditions of a picture, in rising order: none larger than it, up to a quality. A picture smaller than the smallest
 * has one, of its own size.
 */
export function renditionsOf(picture: Picture, best: VideoQuality): readonly Rendition[] {
  const [smallest] = LADDER;
  const qualities = qualitiesUpTo(best);
  const fitting = LADDER.filter((rung) => qualities.includes(rung.quality) && scaleTo(rung, picture) <= 1);
  return fitting.length === 0
    ? [rendition(smallest, picture, 1)]
    : fitting.map((rung) => rendition(rung, picture, scaleTo(rung, picture)));
}

/** The best that a picture is good enough for. */
export function bestQualityOf(picture: Picture): VideoQuality {
  return renditionsOf(picture, 'UHD').at(-1)?.quality ?? VIDEO_QUALITIES[0];
}

function scaleTo(box: Picture, picture: Picture): number {
  return Math.min(box.width / picture.width, box.height / picture.height);
}

function rendition(rung: Rung, picture: Picture, scale: number): Rendition {
  return {
    ...rung,
    name: `${rung.height}p`,
    width: even(picture.width * scale),
    height: even(picture.height * scale),
  };
}

/** H.264 keeps the colour of four pixels together. */
function even(length: number): number {
  return Math.max(2, 2 * Math.round(length / 2));
}
