import { createHash, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { USER_CODE_LENGTH, USER_CODE_LETTERS } from '../domain/user-code.js';

/** The two codes of a device that signs in (RFC 8628): a secret one, and one that the owner types. */
export interface DeviceCodes {
  /** 256 random bits. */
  newDeviceCode(): string;
  /** Eight letters, about 34 bits: short enough to be typed, so that tries have to be limited. */
  newUserCode(): string;
  /** SHA-256; device codes are random enough to need no salt. */
  hashDeviceCode(code: string): Uint8Array<ArrayBuffer>;
  /** HMAC-SHA-256, because an unkeyed hash of a user code could be brute-forced by anybody who reads the database. */
  hashUserCode(code: string): Uint8Array<ArrayBuffer>;
}

const DEVICE_CODE_BYTES = 32;

export function createDeviceCodes(secret: string): DeviceCodes {
  const userCodeKey = new Uint8Array(hkdfSync('sha256', secret, '', 'device sign-in user code', 32));
  const letter = () => USER_CODE_LETTERS.charAt(randomInt(USER_CODE_LETTERS.length));

  return {
    newDeviceCode: () => randomBytes(DEVICE_CODE_BYTES).toString('base64url'),
    newUserCode: () => Array.from({ length: USER_CODE_LENGTH }, letter).join(''),
    hashDeviceCode: (code) => new Uint8Array(createHash('sha256').update(code).digest()),
    hashUserCode: (code) => new Uint8Array(createHmac('sha256', userCodeKey).update(code).digest()),
  };
}
