import { v5, v7 } from 'uuid';

/**
 * A new identifier: UUID version 7 (RFC 9562), whose leading bits are the time in milliseconds, so that
 * rows created together lie together in an index.
 */
export function newId(): string {
  return v7();
}

/**
 * The identifier of what two others make together, always the same one (UUID version 5): whoever does something again finds
 * what was stored the first time.
 */
export function idOfPair(one: string, other: string): string {
  return v5(one, other);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a client's string can be one of our identifiers at all. Anything else is simply not found. */
export function isId(value: string): boolean {
  return UUID.test(value);
}
