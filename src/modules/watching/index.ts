export type { TitleRatedPayload } from './domain/watching-events.js';
export type { ProfileEraser } from './profile-eraser.js';
export type { WatchingService } from './watching.service.js';
