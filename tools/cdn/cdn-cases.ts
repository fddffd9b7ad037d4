import { randomBytes } from 'node:crypto';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import type { ManifestUrls } from '../../src/modules/playback/media/manifest-urls.js';
import type { VideoQuality } from '../../src/modules/playback/media/video-quality.js';
import type { SigningKey } from './traffic-server-files.js';

export const TITLE = 'films/timecode';
export const OTHER_TITLE = 'films/other';

/** Who must refuse a URL; null if it must be accepted. */
export type Refuser = 'Traffic Server' | 'the origin' | null;

export interface CdnCase {
  readonly name: string;
  readonly url: string;
  readonly refuser: Refuser;
}

export interface CdnCaseSetting {
  readonly manifestUrls: ManifestUrls;
  /** The same, with a key that no longer signs. */
  readonly formerManifestUrls: ManifestUrls;
  readonly key: SigningKey;
  /** The URL of the CDN for players. */
  readonly publicUrl: string;
}

/** URLs that a CDN which supports our tokens accepts or refuses. Forgeries are made with jose. */
export async function cdnCases(setting: CdnCaseSetting): Promise<readonly CdnCase[]> {
  return [...(await goodAddresses(setting)), ...(await badAddresses(setting))];
}

async function goodAddresses({ manifestUrls, formerManifestUrls }: CdnCaseSetting): Promise<CdnCase[]> {
  const accepted = (name: string, url: string): CdnCase => ({ name, url, refuser: null });
  const sd = await manifestOf(manifestUrls, 'SD');
  const hd = await manifestOf(manifestUrls, 'HD');
  const uhd = await manifestOf(manifestUrls, 'UHD');
  return [
    accepted('SD granted: its manifest', sd),
    accepted('SD granted: a segment', beside(sd, 'SD/video/1.m4s')),
    accepted('HD granted: its manifest', hd),
    accepted('HD granted: a segment', beside(hd, 'HD/video/1.m4s')),
    accepted('HD granted: a segment of SD', beside(hd, 'SD/video/1.m4s')),
    accepted('UHD granted: its manifest', uhd),
    accepted('UHD granted: a segment', beside(uhd, 'UHD/video/1.m4s')),
    accepted('signed by the key before', await manifestOf(formerManifestUrls, 'HD')),
  ];
}

async function badAddresses({ manifestUrls, key, publicUrl }: CdnCaseSetting): Promise<CdnCase[]> {
  const refused = (name: string, url: string, refuser: Refuser = 'Traffic Server'): CdnCase => ({
    name,
    url,
    refuser,
  });
  const sd = await manifestOf(manifestUrls, 'SD');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'streamcore',
    sub: 'session',
    nbf: now - 10,
    exp: now + 120,
    cdniuc: `regex:^https?://[^/]+/media/${TITLE}/SD[.]m3u8$`,
  };
  const withToken = (token: string) => `${publicUrl}/media/URISigningPackage=${token}/${TITLE}/SD.m3u8`;
  const signed = async (payload: JWTPayload, kid = key.id, secret = Buffer.from(key.secret, 'base64url')) =>
    withToken(await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid }).sign(secret));
  const { cdniuc: _cdniuc, ...uncontained } = claims;
  return [
    { name: 'what the forgeries below are made from', url: await signed(claims), refuser: null },
    refused('expired', await signed({ ...claims, nbf: now - 300, exp: now - 1 })),
    refused('not good yet', await signed({ ...claims, nbf: now + 60 })),
    refused('another title', sd.replace(TITLE, OTHER_TITLE)),
    refused('a quality above the grant', beside(sd, 'UHD.m3u8')),
    refused('a segment above the grant', beside(sd, 'HD/video/1.m4s')),
    refused('a segment above the grant, by way of ..', beside(sd, 'SD/%2e%2e/HD/video/1.m4s')),
    refused('a longer name', `${sd}8`),
    refused('a query', `${sd}?quality=UHD`),
    refused('a key that nobody knows', await signed(claims, 'unknown')),
    refused('another key under a known name', await signed(claims, key.id, randomBytes(32))),
    refused('a changed signature', withToken(changed(await signed(claims), publicUrl))),
    refused('no algorithm', withToken(new UnsecuredJWT(claims).encode())),
    refused('another issuer', await signed({ ...claims, iss: 'elsewhere' })),
    refused('no token', `${publicUrl}/media/${TITLE}/SD.m3u8`),
    // Traffic Server takes this for a token that opens everything, and a line break for the end of a URL. It would
    // serve cached files with it; but nobody without the key can create such a token.
    refused(
      'no container of addresses, for what is not kept',
      (await signed(uncontained)).replace(TITLE, OTHER_TITLE),
      'the origin',
    ),
    refused('a line break and more behind a name', `${sd}%0A.m3u8`, 'the origin'),
  ];
}

async function manifestOf(manifestUrls: ManifestUrls, quality: VideoQuality): Promise<string> {
  return (await manifestUrls.sign({ playbackSessionId: 'session', folder: TITLE, quality })).url;
}

function beside(manifest: string, name: string): string {
  return manifest.slice(0, manifest.lastIndexOf('/') + 1) + name;
}

/** The token of a URL, with another character in the middle of its signature. */
function changed(url: string, publicUrl: string): string {
  const token = url.slice(`${publicUrl}/media/URISigningPackage=`.length).split('/')[0] ?? '';
  const place = token.length - 20;
  return `${token.slice(0, place)}${token[place] === 'A' ? 'B' : 'A'}${token.slice(place + 1)}`;
}
