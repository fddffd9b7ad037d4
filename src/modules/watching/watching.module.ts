import { type Rules, type ShieldRule } from '../../graphql/rules.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import { isDoneByRow } from '../../platform/database/row-errors.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import { createPrismaOutbox } from '../../platform/events/outbox.prisma.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Clock } from '../../shared/clock.js';
import { createPostgresContinueWatchingRepository } from './continue-watching.repository.postgres.js';
import type { HistoryCleared, PositionsRecorded } from './domain/watching-events.js';
import { createPostgresProfileEraser } from './profile-eraser.postgres.js';
import { createProgressRecorder } from './progress-recorder.js';
import { createPostgresRatedTitlesRepository } from './rated-titles.repository.postgres.js';
import { createPrismaRatingRepository } from './rating.repository.prisma.js';
import { TitleStandingResolver } from './title-standing.resolver.js';
import { createTitleStandingService } from './title-standing.service.js';
import { createPostgresWatchHistoryRepository } from './watch-history.repository.postgres.js';
import { createPostgresWatchProgressRepository } from './watch-progress.repository.postgres.js';
import { registerWatchingJobs, removeClearedHistoryJob } from './watching.jobs.js';
import { publishProgress, WatchingLiveResolver, watchProgressTopic } from './watching.live.js';
import { createWatchingLoaders } from './watching.loaders.js';
import { createWatchingPersonalData } from './watching.personal-data.js';
import {
  ContinueWatchingItemResolver,
  WatchingResolver,
  WatchProgressResolver,
  watchingTitleResolvers,
} from './watching.resolver.js';
import { createWatchingService } from './watching.service.js';
import type { Entitlements, WatchableTitles, WatchingProfiles } from './watching-ports.js';
import { createPostgresWatchlistRepository } from './watchlist/watchlist.repository.postgres.js';
import { WatchlistResolver } from './watchlist/watchlist.resolver.js';
import { createWatchlistService } from './watchlist/watchlist.service.js';

export interface WatchingModuleDependencies {
  readonly database: Database;
  readonly titles: WatchableTitles;
  readonly profiles: WatchingProfiles;
  readonly entitlements: Entitlements;
  readonly ownsProfile: ShieldRule;
  readonly clock: Clock;
}

/** By then, positions that were being stored while a history was cleared have been stored, and can be deleted too. */
const CLEARING_DELAY_MS = 15_000;

/** Wires progress, history, ratings and the watchlist. */
export function createWatching(dependencies: WatchingModuleDependencies) {
  const { database, ownsProfile } = dependencies;
  const bind = (client: DatabaseClient) => ({
    ratings: createPrismaRatingRepository(client),
    outbox: createPrismaOutbox(client, database.tracing),
  });
  const history = createPostgresWatchHistoryRepository(database);
  const storedWatchlist = createPostgresWatchlistRepository(database);
  const watchlist = createWatchlistService({ ...dependencies, watchlist: storedWatchlist });
  const standing = createTitleStandingService({
    ...dependencies,
    watchlist: storedWatchlist,
    ratings: createPostgresRatedTitlesRepository(database.readPool),
  });
  const progress = createPostgresWatchProgressRepository(database.pool, database.tracing);
  const service = createWatchingService({
    ...dependencies,
    progress,
    continueWatching: createPostgresContinueWatchingRepository(database),
    history,
    recordProgress: createProgressRecorder({
      repository: progress,
      isDoneByReport: isDoneByRow,
      bind: database.tracing.bind,
    }),
    transactor: database.transactor(bind),
  });
  const rules: Rules = {
    Query: { continueWatching: ownsProfile, watchHistory: ownsProfile, watchlist: ownsProfile },
    Mutation: {
      recordProgress: ownsProfile,
      removeFromContinueWatching: ownsProfile,
      clearWatchHistory: ownsProfile,
      addToWatchlist: ownsProfile,
      removeFromWatchlist: ownsProfile,
      rateTitle: ownsProfile,
      removeRating: ownsProfile,
    },
    Subscription: { watchProgressUpdated: ownsProfile },
  };
  return {
    service,
    watchlist,
    resolvers: [
      new WatchingResolver(service),
      new WatchingLiveResolver(service),
      new WatchlistResolver(watchlist, service),
      new TitleStandingResolver(),
      new ContinueWatchingItemResolver(),
      new WatchProgressResolver(),
      ...watchingTitleResolvers.map((TitleFieldResolver) => new TitleFieldResolver()),
    ],
    rules,
    createLoaders: () => createWatchingLoaders(standing),
    profileTopics: [watchProgressTopic],
    personalData: createWatchingPersonalData(database.batchPool),
    eraser: createPostgresProfileEraser(database.batchPool),
    /** Handles events after their commit: notifies the profile's other devices, and deletes cleared history. */
    observe(relay: OutboxRelay, jobs: JobQueue, liveTopics: LiveTopics) {
      relay.on<PositionsRecorded>('watching.positions_recorded', (event) =>
        publishProgress(liveTopics, event),
      );
      relay.on<HistoryCleared>('watching.history_cleared', ({ id, payload, occurredAt }) =>
        jobs.enqueue(
          removeClearedHistoryJob,
          { profileId: payload.profileId, clearedAt: occurredAt.toISOString() },
          { jobId: id, delayMs: CLEARING_DELAY_MS },
        ),
      );
    },
    work(workers: JobWorkers) {
      registerWatchingJobs(workers, history);
    },
  };
}
