import {
  administrator,
  anyone,
  holder,
  owner,
  owningHolder,
  type PermissionRow,
  type Scene,
  signedIn,
} from '../support/permission-row.js';
import type { Arguments } from '../support/root-fields.js';

const ofProfile = ({ profileId }: Scene) => ({ profileId });
const byId = (id: string) => ({ id });
const inputs = (values: Arguments) => ({ input: values });
const titleOfProfile = ({ titleId, profileId }: Scene) => inputs({ titleId, profileId });

/** The permissions of every field. A new field must be added here; `docs/permissions.md` is generated from it. */
export const permissions: Readonly<Record<string, readonly PermissionRow[]>> = {
  'Query.admin': [{ policy: administrator }],
  'Query.continueWatching': [{ policy: owner, values: ofProfile }],
  'Query.deviceSignIn': [
    { policy: holder, values: async (scene) => ({ userCode: await scene.waitingDevice() }) },
  ],
  'Query.genres': [{ policy: anyone }],
  'Query.home': [{ policy: owner, values: ofProfile }],
  'Query.me': [{ policy: signedIn }],
  'Query.mySubscription': [{ policy: signedIn }],
  'Query.notifications': [{ policy: holder }],
  'Query.plans': [{ policy: anyone }],
  'Query.playbackSessions': [{ policy: signedIn }],
  'Query.profile': [{ policy: owner, values: ({ profileId }) => byId(profileId) }],
  'Query.recommendations': [{ policy: owner, values: ofProfile }],
  'Query.search': [
    { policy: anyone, values: () => ({ query: 'film' }) },
    { policy: owner, values: ({ profileId }) => ({ query: 'film', profileId }) },
  ],
  'Query.similarTitles': [
    { policy: anyone, values: ({ titleId }) => ({ titleId }) },
    { policy: owner, values: ({ titleId, profileId }) => ({ titleId, profileId }) },
  ],
  'Query.title': [
    { policy: anyone, values: ({ titleId }) => byId(titleId) },
    { policy: owner, values: ({ titleId, profileId }) => ({ id: titleId, profileId }) },
  ],
  'Query.titles': [{ policy: anyone }, { policy: owner, values: ofProfile }],
  'Query.trending': [{ policy: anyone }, { policy: owner, values: ofProfile }],
  'Query.watchHistory': [{ policy: owner, values: ofProfile }],
  'Query.watchlist': [{ policy: owner, values: ofProfile }],

  'Admin.account': [{ policy: administrator, values: async (scene) => byId(await scene.spareAccount()) }],
  'Admin.accounts': [{ policy: administrator }],
  'Admin.billingMetrics': [{ policy: administrator }],
  'Admin.billingSeries': [{ policy: administrator }],
  'Admin.cacheStats': [{ policy: administrator }],
  'Admin.catalogImport': [{ policy: administrator, values: (scene) => byId(scene.newId()) }],
  'Admin.catalogImports': [{ policy: administrator }],
  'Admin.clock': [{ policy: administrator }],
  'Admin.deadLetters': [{ policy: administrator }],
  'Admin.metrics': [{ policy: administrator }],
  'Admin.metricsSeries': [{ policy: administrator }],
  'Admin.models': [{ policy: administrator }],
  'Admin.rateLimitBlocks': [{ policy: administrator }],
  'Admin.recommendationExperiments': [{ policy: administrator }],
  'Admin.popularity': [{ policy: administrator }],
  'Admin.job': [{ policy: administrator, values: () => ({ queue: 'billing', id: 'unknown' }) }],
  'Admin.jobs': [{ policy: administrator, values: () => ({ queue: 'billing', state: 'DONE' }) }],
  'Admin.playsByDay': [{ policy: administrator }],
  'Admin.queues': [{ policy: administrator }],
  'Admin.recommendationLatency': [{ policy: administrator }],
  'Admin.subscriptionDistribution': [{ policy: administrator }],
  'Admin.systemHealth': [{ policy: administrator }],
  'Admin.title': [{ policy: administrator, values: ({ titleId }) => byId(titleId) }],
  'Admin.seasons': [{ policy: administrator, values: ({ titleId }) => ({ seriesId: titleId }) }],
  'Admin.episodes': [
    { policy: administrator, values: ({ titleId }) => ({ seriesId: titleId, seasonNumber: 1 }) },
  ],
  'Admin.titles': [{ policy: administrator }],
  'Admin.auditLog': [{ policy: administrator }],
  'Admin.accessLog': [{ policy: administrator }],

  'Mutation.addEpisode': [
    {
      policy: { ...administrator, admin: 'NOT_FOUND' },
      values: (scene) =>
        inputs({ seriesId: scene.newId(), seasonNumber: 1, episodeNumber: 1, name: 'Pilot' }),
    },
  ],
  'Mutation.addSeason': [
    {
      policy: { ...administrator, admin: 'NOT_FOUND' },
      values: (scene) => inputs({ seriesId: scene.newId(), number: 1 }),
    },
  ],
  'Mutation.updateSeason': [
    {
      policy: { ...administrator, admin: 'NOT_FOUND' },
      values: (scene) => inputs({ seriesId: scene.newId(), number: 1 }),
    },
  ],
  'Mutation.archiveTitle': [
    { policy: { ...administrator, admin: 'NOT_FOUND' }, values: (scene) => byId(scene.newId()) },
  ],
  'Mutation.publishTitle': [
    { policy: { ...administrator, admin: 'NOT_FOUND' }, values: (scene) => byId(scene.newId()) },
  ],
  'Mutation.invalidateCache': [
    { policy: administrator, values: () => inputs({ namespace: 'genres', key: 'all' }) },
  ],
  'Mutation.replayDeadLetters': [{ policy: administrator, values: () => inputs({ queue: 'privacy' }) }],
  'Mutation.discardDeadLetters': [{ policy: administrator, values: () => inputs({ queue: 'privacy' }) }],
  'Mutation.liftRateLimitBlock': [
    {
      policy: { ...administrator, admin: 'NOT_FOUND' },
      values: ({ newId }) => inputs({ kind: 'ACCOUNT', subject: newId() }),
    },
  ],
  'Mutation.pauseQueue': [{ policy: administrator, values: () => ({ name: 'privacy' }) }],
  'Mutation.resumeQueue': [{ policy: administrator, values: () => ({ name: 'privacy' }) }],
  'Mutation.rebuildRecommendations': [{ policy: administrator, values: () => ({}) }],
  'Mutation.rollBackRecommendations': [
    { policy: { ...administrator, admin: 'NOT_FOUND' }, values: (scene) => ({ modelId: scene.newId() }) },
  ],
  'Mutation.startRecommendationExperiment': [
    {
      policy: administrator,
      values: () => inputs({ name: 'One arm alone', arms: [{ name: 'only', share: 100 }] }),
    },
  ],
  'Mutation.endRecommendationExperiment': [
    {
      policy: { ...administrator, admin: 'NOT_FOUND' },
      values: (scene) => ({ experimentId: scene.newId() }),
    },
  ],
  'Mutation.importCatalog': [
    {
      policy: administrator,
      values: (scene) =>
        inputs({ source: 'permissions', titles: [{ key: scene.newId(), kind: 'SERIES', name: 'A series' }] }),
    },
  ],
  'Mutation.createMovie': [{ policy: administrator, values: () => inputs({ name: 'A title' }) }],
  'Mutation.createSeries': [{ policy: administrator, values: () => inputs({ name: 'A title' }) }],
  'Mutation.updateTitle': [
    {
      policy: { ...administrator, admin: 'NOT_FOUND' },
      values: (scene) => inputs({ id: scene.newId(), version: 1, name: 'Another name' }),
    },
  ],
  'Mutation.approveDeviceSignIn': [
    { policy: holder, values: async (scene) => inputs({ userCode: await scene.waitingDevice() }) },
  ],
  'Mutation.bindDeviceToProfile': [
    {
      policy: owner,
      values: ({ profileId }) => inputs({ profileId }),
      standing: 'on a new device',
    },
  ],
  'Mutation.cancelAccountDeletion': [{ policy: holder }],
  'Mutation.advanceClock': [
    { policy: { ...administrator, admin: 'FORBIDDEN' }, values: () => inputs({ seconds: 1 }) },
  ],
  'Mutation.cancelSubscription': [{ policy: holder, standing: 'in a new account' }],
  'Mutation.changePlan': [
    {
      policy: holder,
      standing: 'in a new account',
      values: async (scene) => inputs({ planId: await scene.planId() }),
    },
  ],
  'Mutation.changePassword': [
    {
      policy: holder,
      values: ({ newId }) => inputs({ currentPassword: newId(), newPassword: newId() }),
    },
  ],
  'Mutation.completeDeviceSignIn': [
    { policy: anyone, values: ({ newId }) => inputs({ deviceCode: newId() }) },
  ],
  'Mutation.createProfile': [{ policy: holder, values: ({ newId }) => inputs({ name: newId() }) }],
  'Mutation.deleteAccount': [{ policy: holder, values: ({ newId }) => inputs({ password: newId() }) }],
  'Mutation.deleteProfile': [
    { policy: owningHolder, values: async (scene) => byId(await scene.spareProfile()) },
  ],
  'Mutation.exportMyData': [{ policy: holder }],
  'Mutation.markNotificationsRead': [{ policy: holder, values: () => inputs({}) }],
  'Mutation.payOutstanding': [{ policy: holder, standing: 'in a new account' }],
  'Mutation.addToWatchlist': [{ policy: owner, values: titleOfProfile }],
  'Mutation.removeFromWatchlist': [{ policy: owner, values: titleOfProfile }],
  'Mutation.removeFromContinueWatching': [{ policy: owner, values: titleOfProfile }],
  'Mutation.clearWatchHistory': [{ policy: owner, values: ofProfile }],
  'Mutation.removeRating': [{ policy: owner, values: titleOfProfile }],
  'Mutation.rateTitle': [
    {
      policy: owner,
      values: ({ titleId, profileId }) => inputs({ titleId, profileId, opinion: 'LIKE' }),
    },
  ],
  'Mutation.recordProgress': [
    {
      policy: owner,
      values: ({ titleId, profileId, now }) =>
        inputs({ profileId, entries: [{ titleId, positionSeconds: 600, observedAt: now(), sequence: 0 }] }),
    },
  ],
  'Mutation.startPlayback': [{ policy: owner, values: titleOfProfile }],
  'Mutation.heartbeatPlayback': [
    {
      policy: {
        ...signedIn,
        owner: 'NOT_FOUND',
        boundDevice: 'NOT_FOUND',
        stranger: 'NOT_FOUND',
        admin: 'NOT_FOUND',
      },
      values: ({ newId }) => inputs({ sessionId: newId(), positionSeconds: 0 }),
    },
  ],
  'Mutation.stopPlayback': [
    {
      policy: {
        ...signedIn,
        owner: 'NOT_FOUND',
        boundDevice: 'NOT_FOUND',
        stranger: 'NOT_FOUND',
        admin: 'NOT_FOUND',
      },
      values: ({ newId }) => inputs({ sessionId: newId() }),
    },
  ],
  'Mutation.recordImpressions': [
    {
      policy: owner,
      values: ({ titleId, profileId, newId }) =>
        inputs({ profileId, modelVersion: newId(), rails: [{ kind: 'FOR_YOU', titleIds: [titleId] }] }),
    },
  ],
  'Mutation.refreshTokens': [
    { policy: anyone, values: ({ ownerRefreshToken }) => inputs({ refreshToken: ownerRefreshToken }) },
  ],
  'Mutation.reinstateAccount': [
    { policy: administrator, values: async (scene) => byId(await scene.spareAccount()) },
  ],
  'Mutation.refundInvoice': [
    {
      policy: { ...administrator, admin: 'NOT_FOUND' },
      values: ({ newId }) => inputs({ invoiceId: newId(), reason: 'A test.', idempotencyKey: newId() }),
    },
  ],
  'Mutation.reinstateSubscription': [
    {
      policy: { ...administrator, admin: 'NOT_FOUND' },
      values: ({ newId }) => inputs({ accountId: newId(), reason: 'A test.' }),
    },
  ],
  'Mutation.releaseDevice': [{ policy: signedIn, standing: 'on a new device', values: () => inputs({}) }],
  'Mutation.requestEmailVerification': [{ policy: holder }],
  'Mutation.requestPasswordReset': [
    { policy: anyone, values: ({ newId }) => inputs({ email: `${newId()}@example.com` }) },
  ],
  'Mutation.resetPassword': [
    { policy: anyone, values: ({ newId }) => inputs({ token: newId(), newPassword: newId() }) },
  ],
  'Mutation.resumeSubscription': [{ policy: holder, standing: 'in a new account' }],
  'Mutation.revokeDevice': [
    { policy: owningHolder, values: async (scene) => byId(await scene.spareDevice()) },
  ],
  'Mutation.setAccountRole': [
    {
      policy: administrator,
      values: async (scene) => inputs({ accountId: await scene.spareAccount(), role: 'VIEWER' }),
    },
  ],
  'Mutation.setProfilePin': [
    {
      policy: owningHolder,
      values: async (scene) => inputs({ profileId: await scene.spareProfile(), pin: null }),
    },
  ],
  'Mutation.signIn': [
    {
      policy: anyone,
      values: ({ ownerEmail, password }) => inputs({ email: ownerEmail, password }),
    },
  ],
  'Mutation.signOut': [{ policy: signedIn, standing: 'on a new device' }],
  'Mutation.signOutEverywhere': [{ policy: holder, standing: 'in a new account' }],
  'Mutation.signUp': [
    {
      policy: anyone,
      values: ({ newId, password }) => inputs({ email: `${newId()}@example.com`, password }),
    },
  ],
  'Mutation.startDeviceSignIn': [{ policy: anyone, values: () => inputs({}) }],
  'Mutation.subscribe': [
    {
      policy: holder,
      values: ({ newId }) => inputs({ planId: newId(), paymentMethod: 'pm_card', idempotencyKey: '' }),
    },
  ],
  'Mutation.suspendSubscription': [
    {
      policy: { ...administrator, admin: 'NOT_FOUND' },
      values: ({ newId }) => inputs({ accountId: newId(), reason: 'A test.' }),
    },
  ],
  'Mutation.suspendAccount': [
    {
      policy: administrator,
      values: async (scene) => inputs({ accountId: await scene.spareAccount(), reason: 'A test.' }),
    },
  ],
  'Mutation.unlockProfile': [
    { policy: owner, values: ({ profileId }) => inputs({ profileId, pin: '0000' }) },
  ],
  'Mutation.updateProfile': [
    { policy: owningHolder, values: async (scene) => inputs({ id: await scene.spareProfile() }) },
  ],
  'Mutation.updatePaymentMethod': [
    { policy: holder, standing: 'in a new account', values: () => inputs({ paymentMethod: 'pm_card' }) },
  ],
  'Mutation.verifyEmail': [{ policy: anyone, values: ({ newId }) => inputs({ token: newId() }) }],

  'Subscription.catalogImportProgressed': [
    { policy: { ...administrator, admin: 'NOT_FOUND' }, values: (scene) => byId(scene.newId()) },
  ],
  'Subscription.notificationReceived': [
    { policy: holder, standing: 'suspended', values: ({ newId }) => ({ after: newId() }) },
  ],
  'Subscription.playbackEnded': [
    { policy: signedIn, standing: 'suspended', values: ({ newId }) => ({ after: newId() }) },
  ],
  'Subscription.adminMetrics': [
    { policy: administrator, values: ({ newId }) => ({ intervalSeconds: 1, after: newId() }) },
  ],
  'Subscription.recommendationsRefreshed': [
    { policy: owner, values: ({ profileId, newId }) => ({ profileId, after: newId() }) },
  ],
  'Subscription.subscriptionChanged': [
    { policy: signedIn, standing: 'suspended', values: ({ newId }) => ({ after: newId() }) },
  ],
  'Subscription.watchProgressUpdated': [
    { policy: owner, values: ({ profileId, newId }) => ({ profileId, after: newId() }) },
  ],
};
