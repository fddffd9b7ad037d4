export { resumePositionOf } from './domain/watch-progress.js';
export { MaturityRestrictedError } from './domain/watching-errors.js';
export type {
  HistoryCleared,
  PositionsRecorded,
  RatingRemoved,
  TitleMilestone,
  TitleRated,
  TitleRatedPayload,
  WatchlistChanged,
} from './domain/watching-events.js';
export type { ProfileEraser } from './profile-eraser.js';
export type { WatchingService } from './watching.service.js';
