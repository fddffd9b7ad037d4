import type { ReadPool } from '../../../platform/database/replicas/read-pool.js';
import { InvalidInputError } from '../../../shared/domain-error.js';
import { instantCursor, readInstantCursor } from '../../../shared/instant-cursor.js';
import { type PageRequest, toPage } from '../../../shared/page.js';
import type { Account } from '../domain/account.js';
import { normaliseEmail } from '../domain/email.js';
import type { AccountDirectoryRepository, AccountFilter, AccountState } from './account-directory.js';

const STATES: Readonly<Record<AccountState, string>> = {
  ACTIVE: 'suspended_at IS NULL AND erasure_due_at IS NULL',
  SUSPENDED: 'suspended_at IS NOT NULL',
  ERASURE_SCHEDULED: 'erasure_due_at IS NOT NULL',
};

export function createPostgresAccountDirectory(pool: ReadPool): AccountDirectoryRepository {
  return {
    async list(filter, page) {
      const { rows } = await pool.query<Account>(accountPageQuery(filter, page));
      return toPage(rows, page.first, (account) => instantCursor(account.createdAt, account.id));
    },
  };
}

/** A page of accounts, with one more than requested. */
export function accountPageQuery(filter: AccountFilter, { first, after }: PageRequest) {
  const values: unknown[] = [];
  const next = (value: unknown) => `$${values.push(value)}`;
  const conditions: string[] = [];
  if (filter.email) conditions.push(`email COLLATE "C" LIKE ${next(beginningWith(filter.email))}`);
  // Spelled out as literals, so that the small partial indexes can be used.
  if (filter.role) conditions.push(filter.role === 'ADMIN' ? `role = 'ADMIN'` : `role = 'VIEWER'`);
  if (filter.state) conditions.push(STATES[filter.state]);
  if (filter.createdAfter) conditions.push(`created_at > ${next(filter.createdAfter)}`);
  if (after !== null) {
    const { instant, id } = readInstantCursor(after);
    conditions.push(`(created_at, id) < (${next(instant)}::timestamptz, ${next(id)}::uuid)`);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const text = `
    SELECT id, email, role, email_verified_at IS NOT NULL AS "emailVerified", suspended_at AS "suspendedAt",
      erasure_due_at AS "erasureDueAt", created_at AS "createdAt"
    FROM accounts ${where}
    ORDER BY created_at DESC, id DESC LIMIT ${next(first + 1)}`;
  return { text, values };
}

/** Escapes the wildcards of LIKE. */
function beginningWith(text: string): string {
  return `${asStored(text).replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/** Normalises an e-mail address as it is stored, or as much of a prefix as can be normalised. */
function asStored(text: string): string {
  try {
    return normaliseEmail(text);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return text.trim().normalize('NFKC').toLowerCase();
  }
}
