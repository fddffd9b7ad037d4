/** A host and a port. */
export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

interface Credentials {
  readonly username?: string;
  readonly password?: string;
}

interface Access extends Credentials {
  readonly usesTls: boolean;
}

/** The address of Redis, and its topology. */
export type RedisAddress =
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'cluster'; readonly seeds: readonly RedisNode[]; readonly access: Access }
  | {
      readonly kind: 'sentinel';
      readonly sentinels: readonly RedisNode[];
      readonly masterName: string;
      readonly access: Access;
      /** Of the Sentinels themselves, if they require any. */
      readonly sentinelCredentials: Credentials;
    };

export const REDIS_ADDRESS_FORMS =
  'redis://host:port, redis+cluster://host:port,host:port or redis+sentinel://host:port,host:port/master ' +
  '(rediss with TLS)';

const SCHEME = /^(?<scheme>rediss?)(?:\+(?<kind>cluster|sentinel))?:\/\//;
const MANY_HOSTS = /^[^/]*\/\/(?:(?<credentials>[^@/?]*)@)?(?<hosts>[^@/?]+)(?<rest>[/?].*)?$/;
const PORTS = { cluster: 6379, sentinel: 26_379 };

/**
 * Parses the address of a Redis:
 * - `redis://user:password@host:6379/0`: one server;
 * - `redis+cluster://user:password@host:6379,host:6379`: some nodes of a cluster, which report the others;
 * - `redis+sentinel://user:password@host:26379,host:26379/master`: Sentinels, and their name of the master. Their own
 *   credentials are in `?sentinelUsername=…&sentinelPassword=…`.
 *
 * With `rediss` in place of `redis` all connections use TLS.
 * @throws TypeError for any other text; the message does not contain the text, which may contain a password
 */
export function readRedisAddress(text: string): RedisAddress {
  const { scheme, kind } = SCHEME.exec(text)?.groups ?? {};
  if (scheme === undefined) throw malformed();
  if (kind !== 'cluster' && kind !== 'sentinel') {
    if (!URL.canParse(text)) throw malformed();
    return { kind: 'server', url: text };
  }
  const { credentials = '', hosts = '', rest = '' } = MANY_HOSTS.exec(text)?.groups ?? {};
  const nodes = hosts.split(',').map((host) => nodeOf(host, PORTS[kind]));
  const access = { usesTls: scheme === 'rediss', ...credentialsOf(parsed(`redis://${credentials}@host`)) };
  const { pathname, searchParams } = parsed(`redis://host${rest}`);
  const name = decodeURIComponent(pathname.slice(1));
  if (kind === 'cluster') {
    // A cluster has no numbered databases.
    if (name !== '' || searchParams.size > 0) throw malformed();
    return { kind, seeds: nodes, access };
  }
  if (name === '' || name.includes('/')) throw malformed();
  return {
    kind,
    sentinels: nodes,
    masterName: name,
    access,
    sentinelCredentials: filled({
      username: searchParams.get('sentinelUsername'),
      password: searchParams.get('sentinelPassword'),
    }),
  };
}

/** Whether it can be parsed. */
export function isRedisAddress(text: string): boolean {
  try {
    readRedisAddress(text);
    return true;
  } catch {
    return false;
  }
}

function malformed(): TypeError {
  return new TypeError(`The address of Redis must be one of ${REDIS_ADDRESS_FORMS}.`);
}

function parsed(url: string): URL {
  if (!URL.canParse(url)) throw malformed();
  return new URL(url);
}

function nodeOf(text: string, usualPort: number): RedisNode {
  const { hostname, port } = parsed(`redis://${text}`);
  if (hostname === '') throw malformed();
  // IPv6 addresses have brackets in URLs only.
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usualPort : Number(port) };
}

function credentialsOf({ username, password }: URL): Credentials {
  return filled({ username: decodeURIComponent(username), password: decodeURIComponent(password) });
}

/** Drops undefined values. */
function filled({ username, password }: Record<'username' | 'password', string | null>): Credentials {
  return { ...(username ? { username } : {}), ...(password ? { password } : {}) };
}
