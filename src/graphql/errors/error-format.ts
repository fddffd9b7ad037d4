import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../../platform/telemetry/logger.js';
import { describeError, type ErrorDescription } from './error-description.js';
import { isOutage } from './outage.js';
import { withoutSuggestion } from './without-suggestion.js';

/** Turns what was thrown into what a client may see. */
export interface ErrorFormat {
  /** An error of one field, or of the operation as a whole. Defects and outages are logged with their stack. */
  present(error: unknown, requestId: string): GraphQLFormattedError;
  /** An error in the request itself, found before anything ran. */
  presentRefusal(error: GraphQLError): GraphQLFormattedError;
  presentResult(result: UnpresentedResult, requestId: string): FormattedExecutionResult;
}

/** A result as execution gives it, with whatever was thrown. */
export interface UnpresentedResult {
  readonly data?: FormattedExecutionResult['data'] | undefined;
  readonly errors?: readonly GraphQLError[] | undefined;
  readonly extensions?: Record<string, unknown> | undefined;
}

export interface ErrorFormatOptions {
  readonly logger: Logger;
  /** Whether messages may suggest names from the schema. */
  readonly suggestions: boolean;
}

export function createErrorFormat({ logger, suggestions }: ErrorFormatOptions): ErrorFormat {
  const format: ErrorFormat = {
    present(error, requestId) {
      const located = error instanceof GraphQLError ? error : null;
      const cause = located?.originalError ?? error;
      const description = describeError(cause, requestId);
      if (description.extensions['code'] === 'INTERNAL_SERVER_ERROR') {
        logger.error({ err: cause, requestId, path: located?.path }, 'An operation failed unexpectedly.');
      } else if (isOutage(cause)) {
        logger.warn({ err: cause, requestId, path: located?.path }, 'A server this operation needs is away.');
      }
      return formatted(located, description);
    },

    presentRefusal(error) {
      const message = suggestions ? error.message : withoutSuggestion(error.message);
      const { http: _transportOnly, ...extensions } = error.extensions;
      return formatted(error, { message, extensions: { code: 'BAD_USER_INPUT', ...extensions } });
    },

    presentResult({ data, errors, extensions }, requestId) {
      // What went wrong with neither data nor a path went wrong before anything ran: the variables were refused.
      const ran = (error: GraphQLError) => data !== undefined || error.path !== undefined;
      const present = (error: GraphQLError) =>
        ran(error) ? format.present(error, requestId) : format.presentRefusal(error);
      return {
        ...(errors ? { errors: errors.map(present) } : {}),
        ...(data === undefined ? {} : { data }),
        ...(extensions ? { extensions } : {}),
      };
    },
  };
  return format;
}

function formatted(located: GraphQLError | null, description: ErrorDescription): GraphQLFormattedError {
  return {
    message: description.message,
    ...(located?.locations ? { locations: located.locations } : {}),
    ...(located?.path ? { path: located.path } : {}),
    extensions: { ...description.extensions },
  };
}
