import { type Rules, type ShieldRule } from '../../graphql/rules.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import { isDoneByRow } from '../../platform/database/row-errors.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import { createPrismaOutbox } from '../../platform/events/outbox.prisma.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { Clock } from '../../shared/clock.js';
import { createPostgresContinueWatchingRepository } from './continue-watching.repository.postgres.js';
import type { ProgressRecorded } from './domain/watching-events.js';
import { createPostgresProfileEraser } from './profile-eraser.postgres.js';
import { createProgressRecorder } from './progress-recorder.js';
import { createPrismaRatingRepository } from './rating.repository.prisma.js';
import { createPrismaWatchHistoryRepository } from './watch-history.repository.prisma.js';
import { createPostgresWatchProgressRepository } from './watch-progress.repository.postgres.js';
import { WatchingLiveResolver, watchProgressTopic } from './watching.live.js';
import { createWatchingPersonalData } from './watching.personal-data.js';
import {
  ContinueWatchingItemResolver,
  WatchingResolver,
  watchingTitleResolvers,
} from './watching.resolver.js';
import {
  createWatchingService,
  type Entitlements,
  type WatchableTitles,
  type WatchingProfiles,
} from './watching.service.js';

export interface WatchingModuleDependencies {
  readonly database: Database;
  readonly titles: WatchableTitles;
  readonly profiles: WatchingProfiles;
  readonly entitlements: Entitlements;
  readonly ownsProfile: ShieldRule;
  readonly clock: Clock;
}

/** Wires progress, history and ratings. */
export function createWatching(dependencies: WatchingModuleDependencies) {
  const { database, ownsProfile } = dependencies;
  const bind = (client: DatabaseClient) => ({
    ratings: createPrismaRatingRepository(client),
    outbox: createPrismaOutbox(client),
  });
  const service = createWatchingService({
    ...dependencies,
    continueWatching: createPostgresContinueWatchingRepository(database.pool),
    history: createPrismaWatchHistoryRepository(database.prisma),
    recordProgress: createProgressRecorder({
      repository: createPostgresWatchProgressRepository(database.pool),
      isDoneByReport: isDoneByRow,
    }),
    transactor: database.transactor(bind),
  });
  const rules: Rules = {
    Query: { continueWatching: ownsProfile, watchHistory: ownsProfile },
    Mutation: { recordProgress: ownsProfile, rateTitle: ownsProfile },
    Subscription: { watchProgressUpdated: ownsProfile },
  };
  return {
    service,
    resolvers: [
      new WatchingResolver(service),
      new WatchingLiveResolver(service),
      new ContinueWatchingItemResolver(),
      ...watchingTitleResolvers.map((TitleFieldResolver) => new TitleFieldResolver()),
    ],
    rules,
    profileTopics: [watchProgressTopic],
    personalData: createWatchingPersonalData(database.batchPool),
    eraser: createPostgresProfileEraser(database.batchPool),
    /** What follows a commit: the profile's other devices see it move. */
    observe(relay: OutboxRelay, liveTopics: LiveTopics) {
      relay.on<ProgressRecorded>('watching.progress_recorded', (event) =>
        liveTopics.publish(watchProgressTopic, event.payload.profileId, event),
      );
    },
  };
}
