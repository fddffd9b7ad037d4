import type { Role } from '../../../shared/viewer.js';

/** Someone who can sign in; the owner of profiles and devices. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly emailVerified: boolean;
  /** When an administrator suspended it. */
  readonly suspendedAt: Date | null;
  /** When it will be erased, at its owner's request. */
  readonly erasureDueAt: Date | null;
  readonly createdAt: Date;
}

/** Whether its erasure is due: nobody can sign in to it, and it cannot be restored. */
export function isGone({ erasureDueAt }: Account, now: Date): boolean {
  return erasureDueAt !== null && erasureDueAt <= now;
}
