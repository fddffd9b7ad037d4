import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../../shared/domain-error.js';
import type { ErrorFormat } from '../errors/error-format.js';

/** An error for REST clients: its message, its code, and the code's details, such as `fields`. */
export type RestError = { readonly message: string } & Readonly<Record<string, unknown>>;

/** The HTTP status of codes from GraphQL and HTTP. */
export type ProtocolCode =
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL_SERVER_ERROR';

/** The HTTP status of every code. */
export const STATUS_OF_CODE: Readonly<Record<ErrorCode | ProtocolCode, number>> = {
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  UNAUTHENTICATED: 401,
  SUBSCRIPTION_REQUIRED: 402,
  UPGRADE_REQUIRED: 402,
  PAYMENT_DECLINED: 402,
  FORBIDDEN: 403,
  MATURITY_RESTRICTED: 403,
  PIN_REQUIRED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  DEVICE_LIMIT_REACHED: 409,
  PROFILE_LIMIT_REACHED: 409,
  STREAM_LIMIT_REACHED: 409,
  PLAYBACK_ENDED: 410,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
};

/** REST's error responses: of several errors, the most severe determines the status. */
export function restErrorAnswer(errors: readonly GraphQLFormattedError[]) {
  const retryAfter = errors
    .map(({ extensions }) => extensions?.['retryAfterSeconds'])
    .find((seconds) => typeof seconds === 'number');
  return {
    status: Math.max(...errors.map(statusOf)),
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: { errors: errors.map(restErrorOf) },
  };
}

/** Formats an error that was thrown before an operation ran. */
export function presentRefused(
  errors: ErrorFormat,
  thrown: unknown,
  requestId: string,
): GraphQLFormattedError {
  return thrown instanceof GraphQLError ? errors.presentRefusal(thrown) : errors.present(thrown, requestId);
}

function statusOf({ extensions }: GraphQLFormattedError): number {
  const statuses: Readonly<Record<string, number>> = STATUS_OF_CODE;
  return statuses[String(extensions?.['code'])] ?? 500;
}

function restErrorOf({ message, extensions }: GraphQLFormattedError): RestError {
  return { ...extensions, message };
}
