import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../shared/clock.js';
import type { DownloadLinks } from './domain/download-link.js';

const HOLDS_SECONDS = 3_600;

/** Links are signed with HMAC-SHA-256, under a key derived for this purpose only (HKDF, RFC 5869). */
export function createDownloadLinks(secret: string, clock: Clock): DownloadLinks {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'data export link', 32));
  const sign = (exportId: string, expires: number) =>
    createHmac('sha256', key).update(`${exportId}.${expires}`).digest();
  const seconds = () => clock.now().getTime() / 1000;

  return {
    create(exportId) {
      const expires = Math.floor(seconds()) + HOLDS_SECONDS;
      return { exportId, expires, signature: sign(exportId, expires).toString('base64url') };
    },

    holds({ exportId, expires, signature }) {
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(exportId, expires);
      return given.length === expected.length && timingSafeEqual(given, expected) && expires > seconds();
    },
  };
}
