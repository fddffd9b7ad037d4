const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The windows that metrics cover. */
export const METRICS_WINDOW_MS = {
  MINUTE: MINUTE_MS,
  FIVE_MINUTES: 5 * MINUTE_MS,
  FIFTEEN_MINUTES: 15 * MINUTE_MS,
  HOUR: HOUR_MS,
  SIX_HOURS: 6 * HOUR_MS,
  DAY: DAY_MS,
  WEEK: 7 * DAY_MS,
  MONTH: 30 * DAY_MS,
} as const;

/** The length of the steps of a window: at most 91 of them, including the current one. */
export const METRICS_STEP_MS: Readonly<Record<keyof typeof METRICS_WINDOW_MS, number>> = {
  MINUTE: 10_000,
  FIVE_MINUTES: 10_000,
  FIFTEEN_MINUTES: MINUTE_MS,
  HOUR: MINUTE_MS,
  SIX_HOURS: 5 * MINUTE_MS,
  DAY: HOUR_MS,
  WEEK: 2 * HOUR_MS,
  MONTH: 8 * HOUR_MS,
};

export type MetricsWindow = keyof typeof METRICS_WINDOW_MS;
