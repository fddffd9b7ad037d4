import type { AccessLog } from '../access-log/access-log.js';
import type { ManifestUrls } from './manifest-urls.js';
import type { TitleMediaRepository } from './title-media.repository.js';

/** Where media are, and who signs and writes down that they are fetched. */
export interface Streaming {
  readonly media: TitleMediaRepository;
  readonly manifestUrls: ManifestUrls;
  readonly accessLog: AccessLog;
}
