import type { ManifestUrls } from '../../src/modules/playback/media/manifest-urls.js';
import type { VideoQuality } from '../../src/modules/playback/media/video-quality.js';
import { askCdn } from './ask-cdn.js';
import { OTHER_TITLE, type Refuser } from './cdn-cases.js';

export interface CheckedKeeping {
  readonly name: string;
  readonly refuser: Refuser;
  readonly status: number;
  /** Null if the response is right. */
  readonly problem: string | null;
}

export interface KeepingSetting {
  readonly manifestUrls: ManifestUrls;
  /** The number of files that the origin has served so far. */
  readonly servedByOrigin: () => number;
}

/** Whether a CDN serves cached files to each viewer with a token for them, and to nobody else. */
export async function checkKept({
  manifestUrls,
  servedByOrigin,
}: KeepingSetting): Promise<readonly CheckedKeeping[]> {
  const segmentFor = async (playbackSessionId: string, quality: VideoQuality, granted = quality) => {
    const { url } = await manifestUrls.sign({ playbackSessionId, folder: OTHER_TITLE, quality: granted });
    return url.replace(/[^/]+$/, `${quality}/video/1.m4s`);
  };
  const before = servedByOrigin();
  const first = await askCdn(await segmentFor('one', 'HD'));
  const second = await askCdn(await segmentFor('two', 'HD'));
  const fetched = servedByOrigin() - before;
  const kept = { refuser: null, status: second.status };
  const unsigned = (await segmentFor('three', 'HD')).replace(/URISigningPackage=[^/]+\//, '');
  return [
    {
      ...kept,
      name: 'a segment that another viewer had before: fetched once',
      problem:
        fetched === 1 && second.body === first.body ? null : `was fetched from the origin ${fetched} times`,
    },
    {
      ...kept,
      name: 'what players are told of keeping it',
      problem:
        second.headers['cache-control'] === 'private, max-age=86400, immutable' &&
        second.headers['cdn-cache-control'] === undefined
          ? null
          : `is ${second.headers['cache-control']}`,
    },
    await refused('a segment that is kept, above the grant', await segmentFor('four', 'HD', 'SD')),
    await refused('a segment that is kept, without a token', unsigned),
  ];
}

async function refused(name: string, url: string): Promise<CheckedKeeping> {
  const { status } = await askCdn(url);
  const problem = status === 403 ? null : `was answered by ${status} instead of 403`;
  return { name, refuser: 'Traffic Server', status, problem };
}
