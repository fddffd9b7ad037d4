/**
 * What must never be: somebody is kept out who was let in (`lost`), one sign-in has two valid tokens (`doubled`), or
 * somebody is in who must not be (`leaked`).
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

/** @throws Violation unless it holds */
export function hold(kind: ViolationKind, message: string, holds: boolean): void {
  if (!holds) throw new Violation(kind, message);
}
