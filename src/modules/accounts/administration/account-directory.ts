import { NotFoundError } from '../../../shared/domain-error.js';
import { isId } from '../../../shared/ids.js';
import type { Page, PageRequest } from '../../../shared/page.js';
import type { Role } from '../../../shared/viewer.js';
import type { AccountRepository } from '../account.repository.js';
import type { Account } from '../domain/account.js';
import { normaliseEmail } from '../domain/email.js';

/** The state of an account: active, suspended, or scheduled for erasure. */
export type AccountState = 'ACTIVE' | 'SUSPENDED' | 'ERASURE_SCHEDULED';

/** Omitted fields do not filter. */
export interface AccountFilter {
  /** An e-mail address, or the beginning of one. */
  readonly email?: string | null | undefined;
  readonly role?: Role | null | undefined;
  readonly state?: AccountState | null | undefined;
  readonly createdAfter?: Date | null | undefined;
}

export interface AccountDirectoryRepository {
  /** The newest first. */
  list(filter: AccountFilter, page: PageRequest): Promise<Page<Account>>;
}

export type AccountDirectory = ReturnType<typeof createAccountDirectory>;

/** Finds accounts, for administrators. */
export function createAccountDirectory(accounts: AccountRepository, directory: AccountDirectoryRepository) {
  /** @throws NotFoundError */
  async function get(id: string): Promise<Account> {
    const [account] = isId(id) ? await accounts.findByIds([id]) : [];
    if (!account) throw new NotFoundError('The account');
    return account;
  }

  return {
    get,

    /** The newest first. */
    list: (filter: AccountFilter, page: PageRequest) => directory.list(filter, page),

    /** The account with this verified address. @throws NotFoundError, InvalidInputError */
    async ofVerifiedAddress(email: string): Promise<Account> {
      const credentials = await accounts.findCredentials(normaliseEmail(email));
      return get(credentials?.accountId ?? '');
    },
  };
}
