/** In ascending order. */
export const VIDEO_QUALITIES = ['SD', 'HD', 'UHD'] as const;
export type VideoQuality = (typeof VIDEO_QUALITIES)[number];

/** All qualities up to `best`. */
export function qualitiesUpTo(best: VideoQuality): readonly VideoQuality[] {
  return VIDEO_QUALITIES.slice(0, VIDEO_QUALITIES.indexOf(best) + 1);
}
