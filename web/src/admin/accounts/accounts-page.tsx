import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { TermField } from '../../search/term-field.js';
import { Loaded } from '../../shell/loaded.js';
import { MoreButton } from '../../shell/more-button.js';
import type { AccountState, Role } from '../generated/graphql.js';
import { PageHead } from '../parts/page-head.js';
import { termOf, useTerms } from '../parts/use-terms.js';
import { AccountTable } from './account-table.js';
import { AdminAccounts } from './accounts.graphql.js';

const ROLES = [
  { value: '', label: 'Every role' },
  { value: 'VIEWER', label: 'Viewers' },
  { value: 'ADMIN', label: 'Administrators' },
];
const STATES = [
  { value: '', label: 'Every state' },
  { value: 'ACTIVE', label: 'Active' },
  { value: 'SUSPENDED', label: 'Suspended' },
  { value: 'ERASURE_SCHEDULED', label: 'To be erased' },
];

/** Finds accounts. */
export function AccountsPage() {
  const { terms, change } = useTerms(['email', 'role', 'state']);
  const [email] = useDebouncedValue(terms.email, 250);
  const filter = {
    email: termOf(email),
    role: termOf(terms.role) as Role | null,
    state: termOf(terms.state) as AccountState | null,
  };
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(AdminAccounts, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHead title="Accounts" text="The newest first">
        <TermField
          aria-label="E-mail"
          placeholder="E-mail, or how it begins"
          leftSection={<IconSearch size={16} aria-hidden />}
          term={terms.email}
          onType={(text) => change({ email: text })}
        />
        <NativeSelect
          aria-label="Role"
          data={ROLES}
          value={terms.role}
          onChange={({ currentTarget }) => change({ role: currentTarget.value })}
        />
        <NativeSelect
          aria-label="State"
          data={STATES}
          value={terms.state}
          onChange={({ currentTarget }) => change({ state: currentTarget.value })}
        />
      </PageHead>
      <Loaded data={(data ?? previousData)?.admin.accounts} error={error} onRetry={refetch}>
        {({ edges, pageInfo }) => (
          <>
            <AccountTable accounts={edges.map(({ node }) => node)} />
            <MoreButton
              pageInfo={pageInfo}
              isLoading={loading}
              onMore={(after) => fetchMore({ variables: { after } })}
            />
          </>
        )}
      </Loaded>
    </>
  );
}
