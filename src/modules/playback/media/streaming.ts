import type { AccessLog } from '../access-log/access-log.js';
import type { ManifestUrls } from './manifest-urls.js';
import type { TitleMediaRepository } from './title-media.repository.js';

/** The media of titles, and the parts that sign their URLs and log access to them. */
export interface Streaming {
  readonly media: TitleMediaRepository;
  readonly manifestUrls: ManifestUrls;
  readonly accessLog: AccessLog;
}
