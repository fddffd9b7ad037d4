/** Codes a client can act on, as `extensions.code` of a GraphQL error. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'SUBSCRIPTION_REQUIRED'
  | 'UPGRADE_REQUIRED'
  | 'STREAM_LIMIT_REACHED'
  | 'PLAYBACK_ENDED'
  | 'DEVICE_LIMIT_REACHED'
  | 'PROFILE_LIMIT_REACHED'
  | 'MATURITY_RESTRICTED'
  | 'PIN_REQUIRED'
  | 'PAYMENT_DECLINED'
  | 'SERVICE_UNAVAILABLE';

/**
 * An expected failure, with a message that its reader can act on. Everything else that is thrown is a defect or an
 * outage, which is logged and masked.
 */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;

  /** Details for the client besides the message, such as the invalid fields. */
  get details(): Readonly<Record<string, unknown>> {
    return {};
  }

  override get name(): string {
    return this.constructor.name;
  }
}

/** The object does not exist, or belongs to someone else: the caller cannot tell which. */
export class NotFoundError extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(what: string) {
    super(`${what} was not found.`);
  }
}

/** Invalid input, with a message per field. */
export class InvalidInputError extends DomainError {
  readonly code = 'BAD_USER_INPUT';

  constructor(readonly fields: Readonly<Record<string, string>>) {
    super(`Please correct: ${Object.values(fields).join(' ')}`);
  }

  override get details(): Readonly<Record<string, unknown>> {
    return { fields: this.fields };
  }
}

/** The caller is not signed in, or the session is no longer valid. */
export class UnauthenticatedError extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor(message = 'Sign in to do this.') {
    super(message);
  }
}

export class ForbiddenError extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor(message = 'You are not allowed to do this.') {
    super(message);
  }
}

/** The object changed, or was taken, since the caller read it. */
export class ConflictError extends DomainError {
  readonly code = 'CONFLICT';
}

/** A dependency is down; the same call may succeed later. */
export class ServiceUnavailableError extends DomainError {
  readonly code = 'SERVICE_UNAVAILABLE';

  constructor(
    what: string,
    readonly retryAfterSeconds: number,
  ) {
    super(`${what} is not available right now. Try again in ${retryAfterSeconds} s.`);
  }

  override get details(): Readonly<Record<string, unknown>> {
    return { retryAfterSeconds: this.retryAfterSeconds };
  }
}

/** Too many attempts; retry later. */
export class RateLimitedError extends DomainError {
  readonly code = 'RATE_LIMITED';

  constructor(readonly retryAfterSeconds: number) {
    super(`Too many attempts. Try again in ${retryAfterSeconds} s.`);
  }

  override get details(): Readonly<Record<string, unknown>> {
    return { retryAfterSeconds: this.retryAfterSeconds };
  }
}
