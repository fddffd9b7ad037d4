import { ConflictError } from '../../../shared/domain-error.js';

/** Someone else has changed the title since it was read. */
export class TitleChangedError extends ConflictError {
  constructor(readonly currentVersion: number | null) {
    super('The title has changed since you read it. Read it again and repeat your changes.');
  }

  override get details(): Readonly<Record<string, unknown>> {
    return { currentVersion: this.currentVersion };
  }
}
