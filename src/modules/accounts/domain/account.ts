import type { Role } from '../../../shared/viewer.js';

/** Someone who can sign in, and what profiles and devices belong to. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly emailVerified: boolean;
  /** Since when an administrator keeps it from signing in. */
  readonly suspendedAt: Date | null;
  readonly createdAt: Date;
}
