import type { FieldLimit } from './field-limits.js';

/** How often live streams may be opened: a device that reconnects opens several at once. */
export const liveLimit: FieldLimit = { name: 'live', most: 120, windowSeconds: 60, by: ['device'] };
