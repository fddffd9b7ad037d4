import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../../shared/domain-error.js';
import type { ErrorFormat } from '../errors/error-format.js';

/** What a REST client reads of an error: its message, its code, and what the code brings, such as `fields`. */
export type RestError = { readonly message: string } & Readonly<Record<string, unknown>>;

/** What is answered by other codes than those of the domain: by GraphQL, and by HTTP. */
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

/** Error answers as REST gives them: of several errors, the gravest says the status. */
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

/** What was thrown before an operation ran, as what its client may read. */
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
