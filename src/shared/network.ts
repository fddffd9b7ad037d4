import { isIP, isIPv4, isIPv6 } from 'node:net';

const GROUPS = 8;
/** The smallest IPv6 network that a provider assigns to a household (RFC 6177, RFC 7421). */
const NETWORK_GROUPS = 4;
const MAPPED = '0:0:0:0:0:ffff';

/**
 * The network by which clients are counted: the IPv4 address, or the first 64 bits of the IPv6 address. A client with
 * one address of these has all the others too, so limits per address would be useless. The result does not depend on
 * how the address is written.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, 6).join(':') === MAPPED) return toIPv4(groups.slice(6));
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

/** The bits of an address that identify a network but not a person. */
const SHORTENED_OCTETS = 3;
const SHORTENED_GROUPS = 3;

/** The network part of an address: the first 24 bits of IPv4, the first 48 of IPv6. Null for an invalid address. */
export function shortenedNetworkOf(address: string): string | null {
  const [withoutZone = ''] = address.split('%');
  if (!isIP(withoutZone)) return null;
  const plain = networkOf(withoutZone);
  if (isIPv4(plain)) return `${plain.split('.').slice(0, SHORTENED_OCTETS).join('.')}.0/24`;
  return `${groupsOf(withoutZone).slice(0, SHORTENED_GROUPS).join(':')}::/48`;
}

/** The eight groups, in lower case without leading zeros. */
function groupsOf(address: string): string[] {
  const [withoutZone = ''] = address.split('%');
  const [head = [], tail = []] = withoutZone.split('::').map(readGroups);
  const left = GROUPS - head.length - tail.length;
  return [...head, ...Array.from({ length: left }, () => '0'), ...tail];
}

function readGroups(text: string): string[] {
  return text.split(':').flatMap((group) => {
    if (group === '') return [];
    if (!group.includes('.')) return [Number.parseInt(group, 16).toString(16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
  });
}

function toIPv4(groups: readonly string[]): string {
  return groups
    .map((group) => Number.parseInt(group, 16))
    .flatMap((number) => [Math.floor(number / 256), number % 256])
    .join('.');
}
