/** Qualities from the plainest to the best, as plans and media name them. */
const RANKED = ['SD', 'HD', 'UHD'] as const;
type Quality = (typeof RANKED)[number];

/** Without a plan, what is free may be watched on one screen at a time, in the plainest picture. */
const STREAMS_WITHOUT_PLAN = 1;
const QUALITY_WITHOUT_PLAN: Quality = 'SD';

/** @param maxStreams of the plan; 0 without access */
export function streamsAllowed(maxStreams: number): number {
  return Math.max(maxStreams, STREAMS_WITHOUT_PLAN);
}

/**
 * The best that both the plan and the media have; null where the media begin above the plan.
 * @param best of the plan; null without access
 */
export function qualityToSend(best: Quality | null, available: readonly Quality[]): Quality | null {
  const most = RANKED.indexOf(best ?? QUALITY_WITHOUT_PLAN);
  return RANKED.slice(0, most + 1).findLast((quality) => available.includes(quality)) ?? null;
}
