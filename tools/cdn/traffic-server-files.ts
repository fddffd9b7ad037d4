export interface SigningKey {
  readonly id: string;
  /** In base64url. */
  readonly secret: string;
}

export interface TrafficServerSite {
  /** The URL of the CDN for players, such as https://media.example.com. */
  readonly publicUrl: string;
  /** The URL of StreamCore for the CDN. */
  readonly originUrl: string;
  /** As in MEDIA_SIGNING_KEYS. */
  readonly keys: readonly SigningKey[];
}

/**
 * The issuer of tokens, and its keys. The plugin requires a key for renewing tokens, although ours never ask for that.
 */
export function uriSigningJson(keys: readonly SigningKey[]): string {
  const keySet = {
    renewal_kid: keys[0]?.id,
    keys: keys.map(({ id, secret }) => ({ alg: 'HS256', kid: id, kty: 'oct', k: secret })),
  };
  return `${JSON.stringify({ streamcore: keySet }, null, 2)}\n`;
}

/**
 * Requests without a valid token are refused first. Files are cached by their path without the token. The token is
 * passed to the origin, which checks it again, and knows which sessions have ended.
 */
export function remapConfig({ publicUrl, originUrl }: Omit<TrafficServerSite, 'keys'>): string {
  return `${[
    `map ${publicUrl}/media/ ${originUrl}/media/`,
    '@plugin=uri_signing.so @pparam=uri_signing.json',
    '@plugin=header_rewrite.so @pparam=cdn_caching.config',
    String.raw`@plugin=cachekey.so @pparam=--capture-path=^media/URISigningPackage=[^/]+/(.*)$`,
  ].join(' \\\n  ')}\n`;
}

/**
 * Traffic Server 9 does not support CDN-Cache-Control (RFC 9213): so its value is used for the CDN's cache, and players
 * get the original Cache-Control.
 */
export const cdnCachingConfig = `cond %{READ_RESPONSE_HDR_HOOK} [AND]
cond %{HEADER:CDN-Cache-Control} /./
set-header @Player-Cache-Control %{HEADER:Cache-Control}
set-header Cache-Control %{HEADER:CDN-Cache-Control}

cond %{SEND_RESPONSE_HDR_HOOK} [AND]
cond %{HEADER:CDN-Cache-Control} /./
set-header Cache-Control %{HEADER:@Player-Cache-Control}
rm-header CDN-Cache-Control
`;

/** All files of a Traffic Server that serves only this site, on a port of 127.0.0.1. */
export function trafficServerFiles(site: TrafficServerSite): Readonly<Record<string, string>> {
  return {
    'uri_signing.json': uriSigningJson(site.keys),
    'remap.config': remapConfig(site),
    'cdn_caching.config': cdnCachingConfig,
    'records.config': [
      `CONFIG proxy.config.http.server_ports STRING ${new URL(site.publicUrl).port}:ip-in=127.0.0.1`,
      'CONFIG proxy.config.url_remap.remap_required INT 1',
      // Runs as the current user, who owns the folder.
      'CONFIG proxy.config.admin.user_id STRING #-1',
      'CONFIG proxy.config.crash_log_helper STRING NULL',
      '',
    ].join('\n'),
    'storage.config': 'cache 64M\n',
    'plugin.config': '',
    'ip_allow.yaml': [
      'ip_allow:',
      '  - apply: in',
      '    ip_addrs: 127.0.0.1',
      '    action: allow',
      '    methods: [GET, HEAD, OPTIONS]',
      '',
    ].join('\n'),
  };
}
