import { DomainError } from '../../shared/domain-error.js';

/** Whoever sent this is not the gateway, or sent it too long ago, or it is none of its notices. */
export class NoticeRefusedError extends DomainError {
  readonly code = 'BAD_USER_INPUT';

  constructor(reason: string) {
    super(`The notice was refused: ${reason}.`);
  }
}
