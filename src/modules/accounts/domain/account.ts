import type { Role } from '../../../shared/viewer.js';

/** Someone who can sign in, and what profiles and devices belong to. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly emailVerified: boolean;
  /** Since when an administrator keeps it from signing in. */
  readonly suspendedAt: Date | null;
  /** When it will be erased, because its owner asked for it. */
  readonly erasureDueAt: Date | null;
  readonly createdAt: Date;
}

/** Whether its erasure is due: nobody can sign in to it, and it cannot be restored. */
export function isGone({ erasureDueAt }: Account, now: Date): boolean {
  return erasureDueAt !== null && erasureDueAt <= now;
}
