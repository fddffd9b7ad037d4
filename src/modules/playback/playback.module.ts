import type { ShieldRule } from '../../graphql/rules.js';
import type { LiveTopics } from '../../platform/events/live-topics.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { RedisChannels } from '../../platform/redis/redis-channels.js';
import type { RedisClient } from '../../platform/redis/redis-client.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Metrics } from '../../platform/telemetry/metrics/metric.js';
import type { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import type { SessionsEnded } from '../accounts/index.js';
import type { ProfileDeleted, ProfileLocked } from '../profiles/index.js';
import type { SubscriptionChanged } from '../subscriptions/index.js';
import type { AccessLog } from './access-log/access-log.js';
import { createPlaybackJournal } from './access-log/playback-journal.js';
import { createRenewalSampler } from './access-log/renewal-sampling.js';
import type { MediaOrigin } from './media/create-media-origin.js';
import type { TitleMediaRepository } from './media/title-media.repository.js';
import { endPlayback, PlaybackLiveResolver } from './playback.live.js';
import { PlaybackResolver, PlaybackSessionResolver } from './playback.resolver.js';
import { playbackRules } from './playback.rules.js';
import { createPlaybackService } from './playback.service.js';
import {
  createAdmission,
  type PlayableTitles,
  type PlayingEntitlements,
  type PlayingProfiles,
} from './playback-admission.js';
import { createPlaybackProgress, type WatchedPositions } from './playback-progress.js';
import { createOutageGrace } from './sessions/outage-grace.js';
import { createStreamDescriber, type StreamNames } from './sessions/replaceable-streams.js';
import type { SessionEnds } from './sessions/session-ends.js';
import { createRedisSessionEnds } from './sessions/session-ends.redis.js';
import { countStreams } from './sessions/stream-census.js';
import { createStreamEndings } from './sessions/stream-endings.js';
import { createStreamKeys } from './sessions/stream-keys.js';
import { createRedisStreamLeases } from './sessions/stream-leases.redis.js';
import { createStreamSeal } from './sessions/stream-seal.js';

export interface PlaybackModuleDependencies {
  readonly redis: RedisClient;
  readonly channels: RedisChannels;
  /** The prefix of all keys and channels. */
  readonly prefix: string;
  readonly liveTopics: LiveTopics;
  readonly secret: string;
  /** The lifetime of a lease, and the interval of heartbeats. */
  readonly timing: { readonly leaseSeconds: number; readonly heartbeatSeconds: number };
  /** The first renewal of each stream and then one in this many are logged. */
  readonly renewalSample: number;
  readonly media: TitleMediaRepository;
  /** Signs and serves media URLs, until a stream ends. */
  readonly createOrigin: (ends: SessionEnds) => MediaOrigin;
  readonly accessLog: AccessLog;
  readonly titles: PlayableTitles;
  readonly profiles: PlayingProfiles;
  readonly entitlements: PlayingEntitlements;
  readonly devices: StreamNames['devices'];
  readonly isProfileOpen: StreamNames['isOpen'];
  readonly watching: WatchedPositions;
  /** Records the region from which an account watches. */
  readonly noteRegion: (accountId: string, region: string, now: Date) => Promise<void>;
  readonly ownsProfile: ShieldRule;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Exports the number of running streams, if set. */
  readonly metrics?: Metrics | null;
}

/** Wires admission to playback, concurrent streams, and the end of streams. */
export function createPlayback(dependencies: PlaybackModuleDependencies) {
  const { redis, channels, prefix, liveTopics, timing, profiles, clock, logger } = dependencies;
  const keys = createStreamKeys(prefix);
  const { leaseSeconds } = timing;
  const leases = countStreams(
    createRedisStreamLeases({ redis, keys, leaseSeconds }),
    dependencies.metrics ?? null,
    { redis, prefix, leaseSeconds },
  );
  const sessionEnds = createRedisSessionEnds({ redis, channels, keys, logger });
  const origin = dependencies.createOrigin(sessionEnds);
  const seal = createStreamSeal(dependencies.secret);
  const journal = createPlaybackJournal(dependencies);
  const endStreams = createStreamEndings({
    leases,
    journal,
    announceEnd: (stream, reason, cause) =>
      endPlayback(liveTopics, stream.accountId, { reason, sessionId: seal.seal(stream) }, cause),
    clock,
  });
  const service = createPlaybackService({
    admit: createAdmission(dependencies),
    leases,
    grace: createOutageGrace(clock),
    seal,
    describe: createStreamDescriber({ ...dependencies, isOpen: dependencies.isProfileOpen }, seal),
    manifestUrls: origin.manifestUrls,
    isProfileOpen: dependencies.isProfileOpen,
    progress: createPlaybackProgress(dependencies.watching, clock),
    journal,
    isLogged: createRenewalSampler(dependencies.renewalSample),
    announceEnd: (stream, reason) => {
      const cause = { id: newId(), occurredAt: clock.now() };
      return endPlayback(liveTopics, stream.accountId, { reason, sessionId: seal.seal(stream) }, cause);
    },
    noteRegion: (accountId, region) => dependencies.noteRegion(accountId, region, clock.now()),
    heartbeatSeconds: timing.heartbeatSeconds,
    logger,
  });

  return {
    service,
    sessionEnds,
    resolvers: [new PlaybackResolver(service), new PlaybackSessionResolver(), new PlaybackLiveResolver()],
    rules: playbackRules(dependencies.ownsProfile, journal),
    serve: origin.serve,
    /** Handles events after their commit: ends the streams of accounts that lost access. */
    observe(relay: OutboxRelay) {
      relay.on<SubscriptionChanged>('subscriptions.subscription_changed', async (event) => {
        const { accountId, endsAccess } = event.payload;
        if (!endsAccess) return;
        // Including those that Redis has lost.
        await endPlayback(liveTopics, accountId, { reason: 'ACCESS_ENDED' }, event);
        await endStreams(accountId, {}, 'ACCESS_ENDED', event);
      });
      relay.on<SessionsEnded>('accounts.sessions_ended', (event) =>
        endStreams(
          event.payload.accountId,
          { deviceSessionIds: event.payload.sessionIds },
          'SIGNED_OUT',
          event,
        ),
      );
      relay.on<ProfileDeleted>('profiles.profile_deleted', (event) =>
        endStreams(event.payload.accountId, { profileId: event.payload.profileId }, 'PROFILE_CLOSED', event),
      );
      relay.on<ProfileLocked>('profiles.profile_locked', async (event) => {
        const { profileId, sessionId } = event.payload;
        const [profile] = await profiles.find([profileId]);
        if (!profile) return;
        const selection = { profileId, exceptDeviceSessionId: sessionId };
        await endStreams(profile.accountId, selection, 'PROFILE_CLOSED', event);
      });
    },
    [Symbol.asyncDispose]: () => sessionEnds[Symbol.asyncDispose](),
  };
}
