import { DomainError } from '../../../shared/domain-error.js';
import type { DeviceSession } from './device-session.js';

/** The same words whether the address is unknown or the password wrong. */
export class WrongCredentialsError extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super('The e-mail address or the password is wrong.');
  }
}

export class SessionEndedError extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super('This session has ended. Sign in again.');
  }
}

export class AccountSuspendedError extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor() {
    super('This account is suspended. Ask support for help.');
  }
}

/** The plan has room for no other device. Tells which ones are signed in, so that one can be chosen to go. */
export class DeviceLimitReachedError extends DomainError {
  readonly code = 'DEVICE_LIMIT_REACHED';

  constructor(
    private readonly limit: number,
    private readonly devices: readonly DeviceSession[],
  ) {
    super(
      `Your plan has room for ${limit} device${limit === 1 ? '' : 's'}. Sign in with \`replaceDeviceId\` to sign one of them out.`,
    );
  }

  override get details() {
    const devices = this.devices.map(({ id, deviceName, platform, lastSeenAt }) => ({
      id,
      deviceName,
      platform,
      lastSeenAt,
    }));
    return { limit: this.limit, devices };
  }
}
