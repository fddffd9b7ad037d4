export type {
  HistoryCleared,
  PositionsRecorded,
  TitleMilestone,
  TitleRated,
  TitleRatedPayload,
  WatchlistChanged,
} from './domain/watching-events.js';
export type { ProfileEraser } from './profile-eraser.js';
export type { WatchingService } from './watching.service.js';
