import { newId } from '../../../shared/ids.js';

/** How a device calls itself. */
export interface Device {
  readonly deviceName: string;
  readonly platform: string;
}

/** A device that is signed in. */
export interface DeviceSession extends Device {
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

const LONGEST_NAME = 80;
const LONGEST_PLATFORM = 40;

/** Signs a device in. Long names, such as a browser's user agent, are cut: they are only there to be recognised. */
export function startSession(accountId: string, device: Device, now: Date, expiresAt: Date): DeviceSession {
  return {
    id: newId(),
    accountId,
    deviceName: cut(device.deviceName, LONGEST_NAME),
    platform: cut(device.platform, LONGEST_PLATFORM),
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
  };
}

/** By whole characters, as the database counts them. */
function cut(text: string, longest: number): string {
  return Array.from(text.trim()).slice(0, longest).join('');
}
