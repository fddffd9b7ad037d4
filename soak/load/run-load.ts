import { type PlatformSize, startLoadPlatform } from './load-platform.js';
import { type Received, receiveVisits } from './receive-visits.js';
import type { Timing } from './timings.js';

export interface Load extends PlatformSize {
  readonly visitsPerSecond: number;
  readonly seconds: number;
}

export interface LoadReport extends Received {
  readonly timings: readonly Timing[];
  /** Positions that were acknowledged last of each title of each profile, and those that do not stand in the database. */
  readonly acknowledged: number;
  readonly lost: number;
  /** Live events, and those that were heard twice, or by somebody else. */
  readonly heard: number;
  readonly doubled: number;
  readonly leaked: number;
}

/** Has viewers visit a platform of several processes, and looks at what is there afterwards. */
export async function runLoad(load: Load): Promise<LoadReport> {
  const { visitsPerSecond, seconds, seed, onProgress } = load;
  await using platform = await startLoadPlatform(load);
  const { scene, pool } = platform;
  onProgress(`${visitsPerSecond} visits a second for ${seconds} s`);
  const ended = AbortSignal.timeout(seconds * 1_000);
  const received = await receiveVisits(platform, { visitsPerSecond, seed, ended });
  return {
    ...received,
    timings: scene.timings.read(),
    acknowledged: scene.positions.size,
    lost: await scene.positions.lostIn(pool),
    ...scene.live,
  };
}
