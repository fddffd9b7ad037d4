import type { Engine } from '../../src/engine.js';
import { PLATFORM } from '../../src/shared/actor.js';
import { NotFoundError } from '../../src/shared/domain-error.js';
import type { Role } from '../../src/shared/viewer.js';

type Accounts = Pick<Engine['accounts'], 'directory' | 'administration'>;
type Account = Awaited<ReturnType<Accounts['directory']['get']>>;

const PAGE_SIZE = 100;

/**
 * Gives the account with this verified address a role, as the platform. Running processes apply it at once.
 * @returns false when the account had it already
 * @throws Error when the address is not verified, DomainError when the account may not have the role
 */
export async function setRole(
  { directory, administration }: Accounts,
  email: string,
  role: Role,
): Promise<boolean> {
  const account = await directory.ofVerifiedAddress(email).catch((error: unknown) => {
    if (!(error instanceof NotFoundError)) throw error;
    throw new Error(`No account has the verified address ${email}. Sign up with it and verify it first.`);
  });
  if (account.role === role) return false;
  await administration.setRole(account.id, role, PLATFORM);
  return true;
}

/** All administrators, the newest account first. */
export async function listAdministrators({ directory }: Accounts): Promise<Account[]> {
  const found: Account[] = [];
  for (let after: string | null = null; ; ) {
    const { edges, hasNextPage } = await directory.list({ role: 'ADMIN' }, { first: PAGE_SIZE, after });
    found.push(...edges.map(({ node }) => node));
    if (!hasNextPage) return found;
    after = edges.at(-1)?.cursor ?? null;
  }
}
