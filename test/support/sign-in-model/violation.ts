/**
 * A violation: someone has lost access who must have it (`lost`), one sign-in has two valid tokens (`doubled`), or
 * someone has access who must not (`leaked`).
 */
export type ViolationKind = 'lost' | 'doubled' | 'leaked';

export class Violation extends Error {
  constructor(
    readonly kind: ViolationKind,
    message: string,
  ) {
    super(`${kind}: ${message}`);
  }
}

/** @throws Violation unless it is true */
export function hold(kind: ViolationKind, message: string, holds: boolean): void {
  if (!holds) throw new Violation(kind, message);
}
