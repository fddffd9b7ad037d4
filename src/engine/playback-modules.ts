import { createMediaOrigin } from '../modules/playback/media/create-media-origin.js';
import { ownsProfile } from '../modules/profiles/index.js';
import { createBullJobProgress } from '../platform/jobs/job-progress.bullmq.js';
import type { AccountModules } from './account-modules.js';
import type { ContentModules } from './content-modules.js';
import type { Foundation } from './foundation.js';
import { createAccessLog, createMedia, createPlayback } from './module-factories.js';

export type PlaybackModules = Awaited<ReturnType<typeof createPlaybackModules>>;

/** Wires media, playback sessions, and the log of who was given access to what. */
export async function createPlaybackModules(
  { config, platform, disposer, overrides }: Foundation,
  { accounts, profiles, subscriptions }: AccountModules,
  { catalog, watching, recommendations }: ContentModules,
) {
  const { database, jobs, clock, logger } = platform;
  const { streaming } = overrides;
  const { secret } = config.auth;
  const accessLog = disposer.add(
    createAccessLog({ database, jobs, clock, logger, keptMonths: config.playback.accessLogMonths }),
  );
  const media = await createMedia({
    database,
    settings: config.media,
    titles: catalog.shelf,
    jobs,
    progress: createBullJobProgress(platform.queues),
    clock,
    logger,
    tracing: platform.tracing,
  });
  const playback = disposer.add(
    createPlayback({
      redis: platform.commands,
      channels: platform.channels,
      prefix: config.redis.prefix,
      liveTopics: platform.liveTopics,
      secret,
      timing: config.playback,
      renewalSample: config.playback.renewalSample,
      media: streaming?.media ?? media.titleMedia,
      createOrigin(ends) {
        const origin = createMediaOrigin({
          media: config.media,
          authSecret: secret,
          storage: media.storage,
          ends,
          accessLog: accessLog.log,
          limiter: platform.rateLimiter,
          clock,
        });
        return { ...origin, ...(streaming && { manifestUrls: streaming.manifestUrls }) };
      },
      accessLog: streaming?.accessLog ?? accessLog.log,
      titles: catalog.service,
      profiles: profiles.service,
      isProfileOpen: profiles.isOpen,
      entitlements: subscriptions.entitlements,
      devices: accounts.devices,
      watching: watching.service,
      noteRegion: recommendations.regions.note,
      ownsProfile,
      clock,
      logger,
      metrics: platform.telemetry.metrics,
    }),
  );
  return { accessLog, media, playback };
}
