import { CombinedGraphQLErrors } from '@apollo/client/errors';

/** What the service says of a failure, beside its words. */
export interface ErrorDetails {
  readonly code: string;
  readonly [detail: string]: unknown;
}

/** The `extensions` of what the service refused; null where it was not the service that failed. */
export function errorDetails(error: unknown): ErrorDetails | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const extensions: Record<string, unknown> = error.errors[0]?.extensions ?? {};
  const { code } = extensions;
  return { ...extensions, code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR' };
}

/** Such as `SUBSCRIPTION_REQUIRED`; null where it was not the service that failed. */
export function errorCode(error: unknown): string | null {
  return errorDetails(error)?.code ?? null;
}

/** What to tell people: the service's own words, which are meant for them, or that it cannot be reached. */
export function errorText(error: unknown): string {
  if (CombinedGraphQLErrors.is(error)) return error.errors[0]?.message ?? 'Something went wrong on our side.';
  return 'StreamCore cannot be reached. Check your connection and try again.';
}

/** What is wrong with each field of a form, by its name. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  const fields = errorDetails(error)?.['fields'];
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, string>) : {};
}
