import { type PlatformSize, startLoadPlatform } from './load-platform.js';
import { type Received, receiveVisits } from './receive-visits.js';
import type { Timing } from './timings.js';

export interface Load extends PlatformSize {
  readonly visitsPerSecond: number;
  readonly seconds: number;
}

export interface LoadReport extends Received {
  readonly timings: readonly Timing[];
  /** The last acknowledged positions of each title and profile, and those of them that are not in the database. */
  readonly acknowledged: number;
  readonly lost: number;
  /** Received live events, those received twice, and those received by someone else. */
  readonly heard: number;
  readonly doubled: number;
  readonly leaked: number;
}

/** Lets viewers visit a platform of several processes, and checks the stored data afterwards. */
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
