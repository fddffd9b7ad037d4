import { ConflictError, DomainError } from '../../../shared/domain-error.js';

/** The title is above the profile's maturity limit. */
export class MaturityRestrictedError extends DomainError {
  readonly code = 'MATURITY_RESTRICTED';

  constructor() {
    super("This title is above the profile's maturity limit.");
  }
}

export class WatchlistFullError extends ConflictError {
  constructor(limit: number) {
    super(`A watchlist holds ${limit} titles. Remove one to add another.`);
  }
}
