export { STREAMS } from './sessions/stream-census.js';
