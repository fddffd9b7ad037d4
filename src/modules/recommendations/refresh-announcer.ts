export const REFRESH_REASONS = [
  'TITLE_COMPLETED',
  'TITLE_RATED',
  'RATING_REMOVED',
  'WATCHLIST_CHANGED',
  'HISTORY_CLEARED',
  'REQUESTED',
] as const;
/** Why recommendations were refreshed. */
export type RefreshReason = (typeof REFRESH_REASONS)[number];

/** A profile's recommendations were refreshed. */
export interface RecommendationsRefreshed {
  readonly profileId: string;
  readonly modelVersion: string | null;
  readonly reason: RefreshReason;
}

export interface RefreshAnnouncement {
  readonly id: string;
  readonly occurredAt: Date;
  readonly payload: RecommendationsRefreshed;
}

/** Notifies the devices that show a profile. */
export interface RefreshAnnouncer {
  announce(announcement: RefreshAnnouncement): Promise<void>;
}
