/**
 * The factories of all modules. The OpenAPI document lists operations in the order in which their modules are loaded,
 * which is the order of these lines.
 */
export { createAccounts } from '../modules/accounts/accounts.module.js';
export { createAnalytics } from '../modules/analytics/analytics.module.js';
export { createAudit } from '../modules/audit/audit.module.js';
export { createCatalog } from '../modules/catalog/catalog.module.js';
export { createNotifications } from '../modules/notifications/notifications.module.js';
export { createOperations } from '../modules/operations/operations.module.js';
export { createAccessLog } from '../modules/playback/access-log/access-log.module.js';
export { createMedia } from '../modules/playback/media/media.module.js';
export { createPlayback } from '../modules/playback/playback.module.js';
export { createPrivacy } from '../modules/privacy/privacy.module.js';
export { createProfiles } from '../modules/profiles/profiles.module.js';
export { createRecommendations } from '../modules/recommendations/recommendations.module.js';
export { createSubscriptions } from '../modules/subscriptions/subscriptions.module.js';
export { createTime } from '../modules/time/time.module.js';
export { createWatching } from '../modules/watching/watching.module.js';
