export interface WebClientSources {
  /** The public base URL, without a trailing slash. */
  readonly publicUrl: string;
  /** The URL of media. */
  readonly mediaUrl: string;
  /** The URL to which players are redirected for media; undefined: none. */
  readonly mediaStorageUrl: string | undefined;
}

/**
 * The content security policy of the web client: it runs only its own scripts, and connects only to this service and
 * to the media. Players pass media to the browser as blobs. Inline styles are allowed, because Mantine writes its
 * theme there.
 */
export function webClientPolicy({ publicUrl, mediaUrl, mediaStorageUrl }: WebClientSources): string {
  const service = new URL(publicUrl).origin;
  const sockets = service.replace(/^http/, 'ws');
  const media = new URL(mediaUrl).origin;
  const storage = mediaStorageUrl === undefined ? [] : [new URL(mediaStorageUrl).origin];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "manifest-src 'self'",
    `img-src 'self' data: ${service}`,
    `media-src 'self' blob: ${media}`,
    `connect-src 'self' ${[...new Set([service, sockets, media, ...storage])].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
