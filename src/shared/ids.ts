import { v5, v7 } from 'uuid';

/**
 * A new id: UUID version 7 (RFC 9562), which begins with the time in milliseconds, so that rows created at the same
 * time are adjacent in an index.
 */
export function newId(): string {
  return v7();
}

/** A deterministic id from two others (UUID version 5): repeating an operation finds what it stored the first time. */
export function idOfPair(one: string, other: string): string {
  return v5(one, other);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a client's string can be an id. Anything else is treated as not found. */
export function isId(value: string): boolean {
  return UUID.test(value);
}
