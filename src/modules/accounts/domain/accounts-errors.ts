import { ConflictError, DomainError } from '../../../shared/domain-error.js';

export class EmailTakenError extends ConflictError {
  constructor() {
    super('An account with this e-mail address exists. Sign in instead.');
  }
}

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
