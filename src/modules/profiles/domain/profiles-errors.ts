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
