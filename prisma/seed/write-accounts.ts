import type pg from 'pg';
import type { AccountOrigin, Role } from '../../src/generated/prisma/enums.js';
import { copyRows } from '../../src/platform/database/copy-rows.js';

export interface NewProfile {
  readonly id: string;
  readonly name: string;
  readonly avatar: string;
  readonly isKids: boolean;
  readonly maturityLimit: number;
}

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  /** Null for accounts nobody signs in to. */
  readonly passwordHash: string | null;
  readonly role: Role;
  readonly origin: AccountOrigin;
  readonly profiles: readonly NewProfile[];
}

export async function writeAccounts(
  client: pg.ClientBase,
  accounts: readonly NewAccount[],
  createdAt: Date,
): Promise<void> {
  await copyRows(
    client,
    'accounts',
    ['id', 'email', 'password_hash', 'role', 'origin', 'email_verified_at', 'created_at'],
    accounts.map((account) => [
      account.id,
      account.email,
      account.passwordHash,
      account.role,
      account.origin,
      account.passwordHash === null ? null : createdAt,
      createdAt,
    ]),
  );
  await copyRows(
    client,
    'profiles',
    ['id', 'account_id', 'name', 'avatar', 'is_kids', 'maturity_limit', 'created_at'],
    accounts.flatMap((account) =>
      account.profiles.map((profile) => [
        profile.id,
        account.id,
        profile.name,
        profile.avatar,
        profile.isKids,
        profile.maturityLimit,
        createdAt,
      ]),
    ),
  );
}
