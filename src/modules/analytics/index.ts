export { AdminMetricsSampleType } from './metrics.types.js';
