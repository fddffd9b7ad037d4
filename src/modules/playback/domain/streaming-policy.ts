/** Qualities in ascending order, with the names used by plans and media. */
const RANKED = ['SD', 'HD', 'UHD'] as const;
type Quality = (typeof RANKED)[number];

/** Without a plan, free titles may be streamed one at a time, in the lowest quality. */
const STREAMS_WITHOUT_PLAN = 1;
const QUALITY_WITHOUT_PLAN: Quality = 'SD';

/** @param maxStreams of the plan; 0 without access */
export function streamsAllowed(maxStreams: number): number {
  return Math.max(maxStreams, STREAMS_WITHOUT_PLAN);
}

/**
 * The best quality of both the plan and the media; null if the media have only higher ones.
 * @param best of the plan; null without access
 */
export function qualityToSend(best: Quality | null, available: readonly Quality[]): Quality | null {
  const most = RANKED.indexOf(best ?? QUALITY_WITHOUT_PLAN);
  return RANKED.slice(0, most + 1).findLast((quality) => available.includes(quality)) ?? null;
}
