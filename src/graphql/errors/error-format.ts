import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../../platform/telemetry/logger.js';
import { boundedText } from './bounded-text.js';
import { describeError, type ErrorDescription } from './error-description.js';
import { isOutage } from './outage.js';
import { withoutSuggestion } from './without-suggestion.js';

/** Room for several problems, with enough of each to identify it. */
const LONGEST_MESSAGE = 500;
/** The same for one problem. */
const LONGEST_PROBLEM = 200;

/** Formats errors for clients. */
export interface ErrorFormat {
  /** An error of a field, or of the whole operation. Defects and outages are logged with their stack. */
  present(error: unknown, requestId: string): GraphQLFormattedError;
  /** An error in the request itself, found before execution. */
  presentRefusal(error: GraphQLError): GraphQLFormattedError;
  presentResult(result: UnpresentedResult, requestId: string): FormattedExecutionResult;
}

/** A result of the executor, with unformatted errors. */
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
        logger.warn(
          { err: cause, requestId, path: located?.path },
          'A server that this operation needs is unreachable.',
        );
      }
      return formatted(located, description);
    },

    presentRefusal(error) {
      const message = suggestions ? error.message : withoutSuggestion(error.message);
      const { http: _transportOnly, ...extensions } = error.extensions;
      return formatted(error, { message, extensions: { code: 'BAD_USER_INPUT', ...extensions } });
    },

    presentResult({ data, errors, extensions }, requestId) {
      // An error without data or a path was found before execution: the variables were invalid.
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

/** The error message with its values shortened, because they may be as long as a request. */
function formatted(
  located: GraphQLError | null,
  { message, extensions }: ErrorDescription,
): GraphQLFormattedError {
  const { fields } = extensions;
  return {
    message: boundedText(message, LONGEST_MESSAGE),
    ...(located?.locations ? { locations: located.locations } : {}),
    ...(located?.path ? { path: located.path } : {}),
    extensions: { ...extensions, ...(isObject(fields) ? { fields: boundedFields(fields) } : {}) },
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function boundedFields(fields: object): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, problem]: [string, unknown]) => [
    boundedText(name, LONGEST_PROBLEM),
    typeof problem === 'string' ? boundedText(problem, LONGEST_PROBLEM) : problem,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}
