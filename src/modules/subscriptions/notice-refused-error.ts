import { DomainError } from '../../shared/domain-error.js';

/** A webhook was not sent by the gateway, is too old, or is malformed. */
export class NoticeRefusedError extends DomainError {
  readonly code = 'BAD_USER_INPUT';

  constructor(reason: string) {
    super(`The notice was refused: ${reason}.`);
  }
}
