import { ConflictError, DomainError } from '../../../shared/domain-error.js';

export class ProfileNameTakenError extends ConflictError {
  constructor(name: string) {
    super(`This account already has a profile named ${name}.`);
  }
}

export class ProfileLimitReachedError extends DomainError {
  readonly code = 'PROFILE_LIMIT_REACHED';

  constructor(private readonly limit: number) {
    super(`Your plan has room for ${limit} profile${limit === 1 ? '' : 's'}.`);
  }

  override get details() {
    return { limit: this.limit };
  }
}

export class LastProfileError extends ConflictError {
  constructor() {
    super('This is the last profile of the account. Create another one before you delete it.');
  }
}

const PIN_REASONS = {
  LOCKED: 'This profile is protected. Unlock it with its PIN.',
  SOME_LOCKED: 'A profile of the account is protected. Unlock each of them with its PIN.',
  MISSING: "Give the PIN of a profile that may do this, or the account's password.",
  WRONG_PIN: 'This PIN is wrong, or its profile may not do this.',
  WRONG_PASSWORD: 'The password is wrong.',
} as const;

/** A PIN is required, and the right one was not given. */
export class PinRequiredError extends DomainError {
  readonly code = 'PIN_REQUIRED';

  constructor(private readonly reason: keyof typeof PIN_REASONS) {
    super(PIN_REASONS[reason]);
  }

  override get details() {
    return { reason: this.reason };
  }
}
