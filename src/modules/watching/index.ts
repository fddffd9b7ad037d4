export type { TitleRatedPayload } from './domain/watching-events.js';
export type { WatchingService } from './watching.service.js';
