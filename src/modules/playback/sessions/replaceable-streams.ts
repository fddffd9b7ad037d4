import type { ReplaceableStream } from '../domain/playback-errors.js';
import type { LiveStream } from '../domain/stream.js';
import type { StreamSeal } from './stream-seal.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface NamedTitle extends Named {
  isSuitableFor(maturityLimit: number): boolean;
}

interface NamedProfile extends Named {
  readonly maturityLimit: number;
}

export interface StreamNames {
  readonly titles: { findPublished(ids: readonly string[]): Promise<(NamedTitle | null)[]> };
  readonly profiles: {
    find(ids: readonly string[]): Promise<(NamedProfile | null)[]>;
    get(id: string): Promise<NamedProfile>;
  };
  readonly devices: {
    devicesOf(
      accountIds: readonly string[],
    ): Promise<readonly (readonly { readonly id: string; readonly deviceName: string }[])[]>;
  };
  /** Whether a profile may be accessed on a device. */
  isOpen(profileId: string, deviceSessionId: string): Promise<boolean>;
}

/** The calling player. Titles that its profile may not see are not named. */
export interface CallingPlayer {
  readonly accountId: string;
  readonly deviceSessionId: string;
  readonly profileId: string;
}

/** Describes the streams that a client may take over: who watches what where. */
export type DescribeStreams = (
  streams: readonly LiveStream[],
  caller: CallingPlayer,
) => Promise<ReplaceableStream[]>;

export function createStreamDescriber(names: StreamNames, seal: StreamSeal): DescribeStreams {
  return async (streams, { accountId, deviceSessionId, profileId }) => {
    const [callerProfile, titles, profiles, [devices = []]] = await Promise.all([
      names.profiles.get(profileId),
      names.titles.findPublished(streams.map(({ titleId }) => titleId)),
      names.profiles.find(streams.map((stream) => stream.profileId)),
      names.devices.devicesOf([accountId]),
    ]);
    const open = await Promise.all(streams.map((stream) => names.isOpen(stream.profileId, deviceSessionId)));
    const visibleTitles = titles.map((title, index) =>
      open[index] && title?.isSuitableFor(callerProfile.maturityLimit) ? title : null,
    );
    return streams.map((stream, index) => ({
      sessionId: seal.seal(stream),
      profileId: stream.profileId,
      profileName: profiles[index]?.name ?? null,
      titleId: visibleTitles[index]?.id ?? null,
      titleName: visibleTitles[index]?.name ?? null,
      deviceName: devices.find(({ id }) => id === stream.deviceSessionId)?.deviceName ?? null,
      startedAt: stream.startedAt.toISOString(),
      lastHeartbeatAt: stream.lastHeartbeatAt.toISOString(),
    }));
  };
}
