import { ConflictError, DomainError, InvalidInputError } from '../../../shared/domain-error.js';
import type { DeviceSession } from './device-session.js';

/** The same message whether the address is unknown, not verified, or the password wrong. */
export class WrongCredentialsError extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super('The e-mail address or the password is wrong, or the address is not verified yet.');
  }
}

/**
 * The same message whether an e-mailed token is unknown, used, expired, or another account verified the address first.
 */
export class InvalidEmailTokenError extends InvalidInputError {
  constructor() {
    super({ token: 'This link is no longer valid. Request a new one.' });
  }
}

export class SessionEndedError extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super('This session has ended. Sign in again.');
  }
}

/** Thrown only to callers who gave the right password. */
export class AccountSuspendedError extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor() {
    super('This account is suspended. Please contact support.');
  }
}

/** At least one administrator must remain. */
export class LastAdministratorError extends ConflictError {
  constructor() {
    super('This is the last administrator. Give another account the role first.');
  }
}

export class UnverifiedAdministratorError extends ConflictError {
  constructor() {
    super('Only an account with a verified e-mail address can become an administrator.');
  }
}

export class OwnSuspensionError extends ConflictError {
  constructor() {
    super('You cannot suspend yourself. Another administrator can.');
  }
}

/** The plan's device limit is reached. Lists the signed-in devices, so that one can be chosen to sign out. */
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

export class UnknownSigningKeyError extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(id: string) {
    super(`There is no signing key ${id}. \`npm run keys -- list\` shows those there are.`);
  }
}

/** Shown to the operator at startup. */
export class SealedSigningKeyError extends Error {
  constructor(id: string) {
    super(
      `The signing key ${id} was sealed with another AUTH_SECRET than this one. Set the secret that the other processes have. Where it is lost or had to be changed, run \`npm run keys -- rotate --now\` with the new one: it makes a key under it, and everybody has to sign in again.`,
    );
    this.name = 'SealedSigningKeyError';
  }
}
