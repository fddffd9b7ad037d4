import type { Clock } from '../../../shared/clock.js';

/** Metadata on objects at Stripe, by which they are found again: the idempotency key, and the account. */
export const KEY_FIELD = 'streamcore_key';
export const ACCOUNT_FIELD = 'streamcore_account';

/** Stripe may forget a key after 24 hours (docs.stripe.com/api/idempotent_requests). */
const REMEMBERED_MS = 23 * 3_600_000;
const UUID_V7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-/;

/** When a key was created, in milliseconds, which our ids contain (RFC 9562, 5.7). Null for any other key. */
export function keyTime(idempotencyKey: string): number | null {
  const [, high, low] = UUID_V7.exec(idempotencyKey) ?? [];
  return high === undefined || low === undefined ? null : Number.parseInt(high + low, 16);
}

/** Whether Stripe may have forgotten the key, so that the result must be looked up before the request is sent again. */
export function mayBeForgotten(idempotencyKey: string, clock: Clock): boolean {
  const madeAt = keyTime(idempotencyKey);
  return madeAt === null || clock.now().getTime() - madeAt > REMEMBERED_MS;
}

interface Response {
  readonly lastResponse: { readonly headers: Readonly<Record<string, string>> };
}

/** Whether Stripe replayed its first answer, which may be outdated. */
export function isReplay({ lastResponse }: Response): boolean {
  return lastResponse.headers['idempotent-replayed'] === 'true';
}

/** For a query of Stripe's search, which puts strings into single quotes. */
export function metadataQuery(field: string, value: string): string {
  return `metadata['${field}']:'${value.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}
