export type { ProfilePreferences } from './domain/taste.js';
export type { HomeService, OwnTitlesReader } from './home.service.js';
export type { ProfileReader } from './profile-taste.js';
export { buildModelJob, refreshProfileJob, refreshTrendingJob } from './recommendation.jobs.js';
export type { RecommendationService } from './recommendation.service.js';
export { RECOMMENDATION_DURATION } from './recommendation-metrics.js';
