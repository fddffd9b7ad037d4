export type { DataExportRequested } from './domain/privacy-events.js';
