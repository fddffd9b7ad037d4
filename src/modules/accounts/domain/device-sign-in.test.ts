import { describe, expect, it } from 'vitest';
import { newId } from '../../../shared/ids.js';
import {
  complete,
  DEVICE_SIGN_IN_SECONDS,
  type DeviceSignIn,
  decide,
  isWaiting,
  poll,
  startDeviceSignIn,
} from './device-sign-in.js';

const start = new Date('2026-01-01T00:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const television = { deviceName: 'Living room', platform: 'tv' };
const fresh = () => startDeviceSignIn(television, '192.0.2.1', start);
const owner = { accountId: newId(), sessionId: newId() };

function required(signIn: DeviceSignIn | null): DeviceSignIn {
  if (!signIn) throw new Error('There is nothing there.');
  return signIn;
}

describe('a device that waits for approval', () => {
  it('polls as pending while it keeps to the interval', () => {
    let asked = fresh();
    for (const at of [0, 5, 10, 15]) {
      const { status, signIn } = poll(asked, after(at));
      expect(status).toBe('PENDING');
      asked = signIn;
    }
    expect(asked.intervalSeconds).toBe(5);
  });

  it('has its interval raised by five seconds each time it polls too early', () => {
    const first = poll(fresh(), after(0));
    const second = poll(first.signIn, after(1));
    const third = poll(second.signIn, after(8));
    expect([second, third].map(({ status }) => status)).toEqual(['SLOW_DOWN', 'SLOW_DOWN']);
    expect([second, third].map(({ signIn }) => signIn.intervalSeconds)).toEqual([10, 15]);
    expect(poll(third.signIn, after(23)).status).toBe('PENDING');
  });

  it('learns of an approval or denial with its next poll, even an early one', () => {
    const { signIn } = poll(fresh(), after(0));
    for (const [approve, status] of [
      [true, 'APPROVED'],
      [false, 'DENIED'],
    ] as const) {
      expect(poll(required(decide(signIn, owner, approve, after(1))), after(1)).status).toBe(status);
    }
  });

  it('signs in only once', () => {
    const approved = required(decide(fresh(), owner, true, after(1)));
    const completed = required(complete(approved, after(2)));
    expect(complete(completed, after(2))).toBeNull();
    expect(poll(completed, after(2)).status).toBe('EXPIRED');
    expect(complete(fresh(), after(2))).toBeNull();
    expect(complete(required(decide(fresh(), owner, false, after(1))), after(2))).toBeNull();
  });

  it('expires after ten minutes, whatever was decided', () => {
    const end = after(DEVICE_SIGN_IN_SECONDS);
    const approved = required(decide(fresh(), owner, true, after(1)));
    expect(isWaiting(fresh(), after(DEVICE_SIGN_IN_SECONDS - 1))).toBe(true);
    expect(isWaiting(fresh(), end)).toBe(false);
    expect(decide(fresh(), owner, true, end)).toBeNull();
    expect(complete(approved, end)).toBeNull();
    expect(poll(approved, end).status).toBe('EXPIRED');
  });

  it('is approved or denied once, by one account, which may repeat its decision', () => {
    const approved = required(decide(fresh(), owner, true, after(1)));
    expect(decide(approved, owner, true, after(2))).toBe(approved);
    expect(decide(approved, owner, false, after(2))).toBeNull();
    expect(decide(approved, { ...owner, accountId: newId() }, true, after(2))).toBeNull();
  });
});
