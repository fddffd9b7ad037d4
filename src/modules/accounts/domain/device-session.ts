import { newId } from '../../../shared/ids.js';
import { visibleText } from '../../../shared/visible-text.js';

/** The name and type that a device reports. */
export interface Device {
  readonly deviceName: string;
  readonly platform: string;
}

/** A device that is signed in. */
export interface DeviceSession extends Device {
  readonly id: string;
  readonly accountId: string;
  /** The network address it last used. */
  readonly address: string | null;
  /** The profile that it is bound to. */
  readonly boundProfileId: string | null;
  /** Access tokens of a lower version are refused. */
  readonly version: number;
  readonly createdAt: Date;
  /** When its tokens were last renewed. */
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Why a session was ended before it expired. */
export type EndingReason =
  | 'SIGNED_OUT'
  | 'REVOKED'
  | 'REPLACED'
  | 'TOKEN_REUSED'
  | 'DEVICE_LIMIT_LOWERED'
  | 'PASSWORD_CHANGED'
  | 'PROFILE_DELETED'
  | 'ACCOUNT_SUSPENDED'
  | 'ACCOUNT_ERASED';

const LONGEST_NAME = 80;
const LONGEST_PLATFORM = 40;
const NAMELESS = 'Unnamed device';

/**
 * Long names, such as a browser's user agent, are truncated, and invisible characters removed: names only serve to
 * recognise a device.
 */
export function recognisable({ deviceName, platform }: Device): Device {
  return {
    deviceName: cut(deviceName, LONGEST_NAME) || NAMELESS,
    platform: cut(platform, LONGEST_PLATFORM),
  };
}

/** Creates the session of a device. */
export function startSession(
  accountId: string,
  device: Device,
  seen: { readonly at: Date; readonly from: string | null; readonly expiresAt: Date },
): DeviceSession {
  return {
    id: newId(),
    accountId,
    ...recognisable(device),
    address: seen.from,
    boundProfileId: null,
    version: 1,
    createdAt: seen.at,
    lastSeenAt: seen.at,
    expiresAt: seen.expiresAt,
  };
}

/** By code points, as the database counts them. */
function cut(text: string, longest: number): string {
  return Array.from(visibleText(text)).slice(0, longest).join('').trim();
}
