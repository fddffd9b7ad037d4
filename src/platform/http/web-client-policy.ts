export interface WebClientSources {
  /** Where clients reach us, without a slash at the end. */
  readonly publicUrl: string;
  /** Where players reach the media. */
  readonly mediaUrl: string;
  /** Where players are sent on to for media; undefined: nowhere. */
  readonly mediaStorageUrl: string | undefined;
}

/**
 * The content security policy of the web client: it runs scripts of its own only, and talks to this service and to where
 * the media are. Players hand what they fetched to the browser as blobs. Styles may stand in the page: Mantine writes its
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
