import { InvalidInputError } from '../../../shared/domain-error.js';

/** A notice that is not the gateway's, or not one any more. */
export class NoticeRefusedError extends InvalidInputError {
  constructor(reason: string) {
    super({ notice: reason });
  }
}
