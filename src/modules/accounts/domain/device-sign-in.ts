import { newId } from '../../../shared/ids.js';
import { type Device, recognisable } from './device-session.js';

/** The request of a device without a keyboard to sign in (RFC 8628). */
export interface DeviceSignIn extends Device {
  readonly id: string;
  readonly address: string | null;
  readonly state: 'PENDING' | 'APPROVED' | 'DENIED' | 'COMPLETED';
  /** The account that approved or denied it. */
  readonly accountId: string | null;
  /**
   * The session that approved or denied it. The approval is valid while it lasts, and is revoked when it ends all
   * other sessions.
   */
  readonly decidedBy: string | null;
  /** The current polling interval. */
  readonly intervalSeconds: number;
  readonly lastPolledAt: Date | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The answer to a device's poll. */
export type DeviceSignInStatus = 'PENDING' | 'SLOW_DOWN' | 'APPROVED' | 'DENIED' | 'EXPIRED';

/** The signed-in owner who decides. */
export interface Decider {
  readonly accountId: string;
  readonly sessionId: string;
}

export interface Poll {
  readonly status: DeviceSignInStatus;
  readonly signIn: DeviceSignIn;
}

/** RFC 8628, 3.2 and 3.5. */
const FIRST_INTERVAL_SECONDS = 5;
const SLOWER_BY_SECONDS = 5;
/** The upper bound of the interval, for devices that never slow down. */
const LONGEST_INTERVAL_SECONDS = 300;
/** Answers may arrive a little closer together than the polls were sent. */
const POLL_TOLERANCE_MS = 500;

export const DEVICE_SIGN_IN_SECONDS = 10 * 60;

export function startDeviceSignIn(device: Device, address: string | null, now: Date): DeviceSignIn {
  return {
    id: newId(),
    ...recognisable(device),
    address,
    state: 'PENDING',
    accountId: null,
    decidedBy: null,
    intervalSeconds: FIRST_INTERVAL_SECONDS,
    lastPolledAt: null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + DEVICE_SIGN_IN_SECONDS * 1000),
  };
}

/** A poll by the device. Expired and used requests look the same as unknown ones. */
export function poll(signIn: DeviceSignIn, now: Date): Poll {
  if (isOver(signIn, now)) return { status: 'EXPIRED', signIn };
  if (signIn.state === 'APPROVED' || signIn.state === 'DENIED') return { status: signIn.state, signIn };
  const { lastPolledAt, intervalSeconds } = signIn;
  const asked = { ...signIn, lastPolledAt: now };
  const dueAt = (lastPolledAt?.getTime() ?? -Infinity) + intervalSeconds * 1000 - POLL_TOLERANCE_MS;
  if (now.getTime() >= dueAt) return { status: 'PENDING', signIn: asked };
  const slower = Math.min(intervalSeconds + SLOWER_BY_SECONDS, LONGEST_INTERVAL_SECONDS);
  return { status: 'SLOW_DOWN', signIn: { ...asked, intervalSeconds: slower } };
}

/** Whether it can still be approved. */
export function isWaiting(signIn: DeviceSignIn, now: Date): boolean {
  return signIn.state === 'PENDING' && !isOver(signIn, now);
}

/** Approves or denies it. Null when it can no longer be decided. Idempotent. */
export function decide(
  signIn: DeviceSignIn,
  { accountId, sessionId }: Decider,
  approve: boolean,
  now: Date,
): DeviceSignIn | null {
  const state = approve ? 'APPROVED' : 'DENIED';
  if (isWaiting(signIn, now)) return { ...signIn, state, accountId, decidedBy: sessionId };
  const isRepeat = signIn.state === state && signIn.accountId === accountId && !isOver(signIn, now);
  return isRepeat ? signIn : null;
}

/** Completes the sign-in, once. Null if there is nothing to complete. */
export function complete(signIn: DeviceSignIn, now: Date): DeviceSignIn | null {
  return signIn.state === 'APPROVED' && !isOver(signIn, now) ? { ...signIn, state: 'COMPLETED' } : null;
}

function isOver(signIn: DeviceSignIn, now: Date): boolean {
  return signIn.state === 'COMPLETED' || now >= signIn.expiresAt;
}
