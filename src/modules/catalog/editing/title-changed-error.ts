import { ConflictError } from '../../../shared/domain-error.js';

/** Somebody else changed the title since it was read. */
export class TitleChangedError extends ConflictError {
  constructor(readonly currentVersion: number | null) {
    super('The title was changed meanwhile. Read it again, and repeat what is still wanted.');
  }

  override get details(): Readonly<Record<string, unknown>> {
    return { currentVersion: this.currentVersion };
  }
}
