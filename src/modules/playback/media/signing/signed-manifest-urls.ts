import type { ManifestUrls } from '../manifest-urls.js';
import { MEDIA_ROOT, mediaPattern } from './media-container.js';
import type { MediaTokens } from './media-token.js';

/** What the token follows, as Apache Traffic Server looks for it. */
export const TOKEN_PARAMETER = 'URISigningPackage=';

/**
 * Addresses with their token as a part of the path, where what a manifest names relative to itself inherits it.
 * @param baseUrl where the media are reached, without a slash at the end
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
