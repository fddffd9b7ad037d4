export { CacheStatsType } from './cache-administration.types.js';
