/** Fixes the order in which the OpenAPI document lists operations: that in which their modules are first loaded. */
import '../graphql/admin-namespace.js';
import '../modules/accounts/accounts.module.js';
import '../modules/analytics/analytics.module.js';
import '../modules/audit/audit.module.js';
import '../modules/catalog/catalog.module.js';
import '../modules/notifications/notifications.module.js';
import '../modules/operations/operations.module.js';
import '../modules/playback/access-log/access-log.module.js';
import '../modules/playback/playback.module.js';
import '../modules/privacy/privacy.module.js';
import '../modules/profiles/profiles.module.js';
import '../modules/recommendations/recommendations.module.js';
import '../modules/subscriptions/subscriptions.module.js';
import '../modules/time/time.module.js';
import '../modules/watching/watching.module.js';
