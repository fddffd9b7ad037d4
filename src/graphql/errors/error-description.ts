import { GraphQLError } from 'graphql';
import { DomainError, ServiceUnavailableError } from '../../shared/domain-error.js';
import { readArgumentViolations } from './argument-violations.js';
import { isOutage } from './outage.js';

const OUTAGE_RETRY_SECONDS = 5;

/** Codes of libraries, mapped to those of our contract. */
const RENAMED_CODES: Readonly<Record<string, string>> = { UNAUTHORIZED: 'FORBIDDEN' };

/** The beginnings of messages about invalid variables, which have no code, from the executors. */
const REFUSED_ARGUMENT = /^Argument "\w+" (?:of (?:required |non-null )?type|has invalid value) /;

export interface ErrorDescription {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What a client may read of an error. Anything not meant for clients is replaced by the request id, to report. */
export function describeError(error: unknown, requestId: string): ErrorDescription {
  if (error instanceof DomainError) {
    return { message: error.message, extensions: { code: error.code, ...error.details } };
  }
  if (isOutage(error)) {
    return describeError(new ServiceUnavailableError('Part of the service', OUTAGE_RETRY_SECONDS), requestId);
  }
  if (error instanceof GraphQLError) {
    // Errors of compiled operations have no extensions.
    const code: unknown = (error.extensions as GraphQLError['extensions'] | undefined)?.['code'];
    if (typeof code === 'string') return describeCoded(error, code);
    if (REFUSED_ARGUMENT.test(error.message)) {
      return { message: error.message, extensions: { code: 'BAD_USER_INPUT' } };
    }
  }
  return {
    message: `Something went wrong on our side. If it persists, report it with this number: ${requestId}`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

function describeCoded({ message, extensions }: GraphQLError, code: string): ErrorDescription {
  const fields = readArgumentViolations(extensions['validationErrors']);
  if (fields) {
    return {
      message: `Please correct: ${Object.values(fields).join(' ')}`,
      extensions: { code: 'BAD_USER_INPUT', fields },
    };
  }
  return { message, extensions: { ...extensions, code: RENAMED_CODES[code] ?? code } };
}
