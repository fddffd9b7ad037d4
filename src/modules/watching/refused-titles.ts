import { DomainError, type ErrorCode } from '../../shared/domain-error.js';

/** The refused titles of a report, with the reason of the first one. The report is accepted without them. */
export class TitlesRefusedError extends DomainError {
  readonly code: ErrorCode;

  constructor(
    private readonly reason: DomainError,
    private readonly titleIds: readonly string[],
  ) {
    super(reason.message, { cause: reason });
    this.code = reason.code;
  }

  override get details(): Readonly<Record<string, unknown>> {
    return { ...this.reason.details, titleIds: this.titleIds };
  }
}

/** Finds all titles of a report that would be refused, so that the client can omit them at once. */
export class RefusedTitles {
  readonly #reasons = new Map<string, DomainError>();

  /** @param check throws a DomainError if the title is refused */
  check(titleId: string, check: () => void): void {
    try {
      check();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.refuse(titleId, error);
    }
  }

  refuse(titleId: string, reason: DomainError): void {
    if (!this.#reasons.has(titleId)) this.#reasons.set(titleId, reason);
  }

  /** @throws TitlesRefusedError when there are any */
  throwIfAny(): void {
    const [first] = this.#reasons.values();
    if (first) throw new TitlesRefusedError(first, [...this.#reasons.keys()]);
  }
}
