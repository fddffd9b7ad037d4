import { randomId } from '@mantine/hooks';

/** An idempotency key of what moves money. Browsers have `randomUUID` over HTTPS only. */
export function newKey(): string {
  return `${randomId('web-')}-${Date.now()}`;
}
