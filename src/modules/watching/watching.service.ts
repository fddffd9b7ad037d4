import { createHistoryService, type HistoryServiceDependencies } from './history.service.js';
import { createProgressService, type ProgressServiceDependencies } from './progress.service.js';
import { createRatingService, type RatingServiceDependencies } from './rating.service.js';

export type WatchingDependencies = ProgressServiceDependencies &
  HistoryServiceDependencies &
  RatingServiceDependencies;

export type WatchingService = ReturnType<typeof createWatchingService>;

/** What resolvers and other modules use of a profile's progress, history and ratings. */
export function createWatchingService(dependencies: WatchingDependencies) {
  return {
    ...createProgressService(dependencies),
    ...createHistoryService(dependencies),
    ...createRatingService(dependencies),
  };
}
