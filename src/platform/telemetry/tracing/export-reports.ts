import type { Logger } from '../logger.js';

/** Logs when exporting traces starts to fail and when it recovers, but not every attempt in between. */
export function createExportReports() {
  let logger: Logger | null = null;
  let isAway = false;

  return {
    reportTo(newLogger: Logger): void {
      logger = newLogger;
    },
    note(error: unknown): void {
      if (error === null) {
        if (isAway) logger?.info('The trace collector accepts traces again');
        isAway = false;
        return;
      }
      if (!isAway) logger?.warn({ error }, 'The trace collector does not accept traces; they are dropped');
      isAway = true;
    },
  };
}
