import type { AccessEntry } from '../../src/modules/playback/access-log/access-log.js';
import type { MediaGrant } from '../../src/modules/playback/media/manifest-urls.js';
import type { Streaming } from '../../src/modules/playback/media/streaming.js';
import type { VideoQuality } from '../../src/modules/playback/media/video-quality.js';

/** Media of every title, with URLs that show what they were signed for. */
export interface TestStreaming extends Streaming {
  /** The entries of the log so far. */
  readonly entries: readonly AccessEntry[];
  /** The qualities of a title that differ from SD and HD; none: it has no media. */
  offer(titleId: string, qualities: readonly VideoQuality[]): void;
  /** Whether the log accepts entries. */
  logs: boolean;
}

const LIFETIME_MS = 120_000;

export function createTestStreaming(): TestStreaming {
  const offers = new Map<string, readonly VideoQuality[]>();
  const entries: AccessEntry[] = [];
  const streaming: TestStreaming = {
    entries,
    logs: true,
    offer: (titleId, qualities) => void offers.set(titleId, qualities),
    media: {
      async find(titleId) {
        const qualities = offers.get(titleId) ?? ['SD', 'HD'];
        return qualities.length > 0 ? { titleId, folder: `films/${titleId}`, qualities } : null;
      },
      save: async ({ titleId, qualities }) => void offers.set(titleId, qualities),
    },
    manifestUrls: {
      sign: async (grant) => ({
        url: `http://media.test/${encodeURIComponent(JSON.stringify(grant))}`,
        expiresAt: new Date(Date.now() + LIFETIME_MS),
      }),
    },
    accessLog: {
      async record(entry) {
        if (!streaming.logs) throw new Error('The log is away.');
        entries.push(entry);
      },
      note: (entry) => void entries.push(entry),
    },
  };
  return streaming;
}

/** What a URL was signed for. */
export function grantOf(manifestUrl: string): MediaGrant {
  return JSON.parse(decodeURIComponent(new URL(manifestUrl).pathname.slice(1))) as MediaGrant;
}
