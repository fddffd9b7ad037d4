import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { AdminAccountsQuery } from '../generated/graphql.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { momentText, NOTHING, nameText } from '../parts/texts.js';
import { AccountBadges } from './account-badges.js';

type Account = AdminAccountsQuery['admin']['accounts']['edges'][number]['node'];

const COLUMNS: readonly Column<Account>[] = [
  {
    name: 'Account',
    cell: ({ id, email }) => (
      <Anchor component={Link} to={`/admin/accounts/${id}`} size="sm" fw={600}>
        {email}
      </Anchor>
    ),
  },
  { name: 'State', cell: (account) => <AccountBadges account={account} /> },
  { name: 'Plan', cell: ({ subscription }) => subscription?.plan.name ?? NOTHING },
  {
    name: 'Subscription',
    cell: ({ subscription }) => (subscription ? nameText(subscription.state) : 'None'),
  },
  { name: 'Since', isNumber: true, cell: ({ createdAt }) => momentText(createdAt) },
];

/** Accounts, each leading to what is known of it. */
export function AccountTable({ accounts }: { readonly accounts: readonly Account[] }) {
  return (
    <Panel title="Accounts">
      <DataTable
        label="Accounts"
        rows={accounts}
        rowKey={({ id }) => id}
        empty="No account is like that."
        columns={COLUMNS}
      />
    </Panel>
  );
}
