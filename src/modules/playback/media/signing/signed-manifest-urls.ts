import type { ManifestUrls } from '../manifest-urls.js';
import { MEDIA_ROOT, mediaPattern } from './media-container.js';
import type { MediaTokens } from './media-token.js';

/** The name before the token in a path, as Apache Traffic Server expects it. */
export const TOKEN_PARAMETER = 'URISigningPackage=';

/**
 * URLs with the token as a part of the path, so that relative URLs in manifests include it.
 * @param baseUrl the public base URL of media, without a trailing slash
 */
export function createSignedManifestUrls(tokens: Pick<MediaTokens, 'issue'>, baseUrl: string): ManifestUrls {
  return {
    async sign({ playbackSessionId, folder, quality }) {
      const { token, expiresAt } = tokens.issue(playbackSessionId, mediaPattern(baseUrl, folder, quality));
      return {
        url: `${baseUrl}${MEDIA_ROOT}${TOKEN_PARAMETER}${token}/${folder}/${quality}.m3u8`,
        expiresAt,
      };
    },
  };
}
