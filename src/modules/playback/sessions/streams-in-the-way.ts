import type { StreamInTheWay } from '../domain/playback-errors.js';
import type { LiveStream } from '../domain/stream.js';
import type { StreamSeal } from './stream-seal.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface StreamNames {
  readonly titles: { findPublished(ids: readonly string[]): Promise<(Named | null)[]> };
  readonly profiles: { find(ids: readonly string[]): Promise<(Named | null)[]> };
  readonly devices: {
    devicesOf(
      accountIds: readonly string[],
    ): Promise<readonly (readonly { readonly id: string; readonly deviceName: string }[])[]>;
  };
  /** Whether a profile may be looked into on a device. */
  isOpen(profileId: string, deviceSessionId: string): Promise<boolean>;
}

/** Tells a client what it may take the place of: who watches what where. */
export type DescribeStreams = (
  accountId: string,
  streams: readonly LiveStream[],
  askingDevice: string,
) => Promise<StreamInTheWay[]>;

export function createStreamDescriber(names: StreamNames, seal: StreamSeal): DescribeStreams {
  return async (accountId, streams, askingDevice) => {
    const [titles, profiles, [devices = []]] = await Promise.all([
      names.titles.findPublished(streams.map(({ titleId }) => titleId)),
      names.profiles.find(streams.map(({ profileId }) => profileId)),
      names.devices.devicesOf([accountId]),
    ]);
    const open = await Promise.all(streams.map(({ profileId }) => names.isOpen(profileId, askingDevice)));
    return streams.map((stream, index) => ({
      sessionId: seal.seal(stream),
      profileId: stream.profileId,
      profileName: profiles[index]?.name ?? null,
      titleId: open[index] ? stream.titleId : null,
      titleName: open[index] ? (titles[index]?.name ?? null) : null,
      deviceName: devices.find(({ id }) => id === stream.deviceSessionId)?.deviceName ?? null,
      startedAt: stream.startedAt.toISOString(),
      lastHeartbeatAt: stream.lastHeartbeatAt.toISOString(),
    }));
  };
}
