import { useQuery } from '@apollo/client/react';
import { SimpleGrid, Stack } from '@mantine/core';
import { useParams } from 'react-router';
import { PageFailure } from '../../errors/page-failure.js';
import { Loaded } from '../../shell/loaded.js';
import type { AdminAccountDetailsQuery } from '../generated/graphql.js';
import { DataTable } from '../parts/data-table.js';
import { PageHead } from '../parts/page-head.js';
import { Panel } from '../parts/panel.js';
import { momentText, NOTHING } from '../parts/texts.js';
import { AccountActions } from './account-actions.js';
import { AccountBadges } from './account-badges.js';
import { AdminAccountDetails } from './accounts.graphql.js';
import { Books } from './books.js';
import { SubscriptionPanel } from './subscription-panel.js';

export type Account = AdminAccountDetailsQuery['admin']['account'];

/** All that administrators see of one account. */
export function AccountDetailsPage() {
  const { accountId = '' } = useParams();
  const { data, error, refetch } = useQuery(AdminAccountDetails, {
    variables: { id: accountId },
    fetchPolicy: 'cache-and-network',
  });
  if (!data && error) return <PageFailure error={error} onRetry={refetch} />;
  return (
    <Loaded data={data?.admin.account} error={error} onRetry={refetch}>
      {(account) => (
        <>
          <PageHead title={account.email} text={sinceText(account)}>
            <AccountBadges account={account} />
            <AccountActions account={account} />
          </PageHead>
          <Stack gap="lg">
            <SubscriptionPanel account={account} onChanged={refetch} />
            <Books account={account} onRefunded={refetch} />
            <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
              <Profiles account={account} />
              <Devices account={account} />
            </SimpleGrid>
          </Stack>
        </>
      )}
    </Loaded>
  );
}

function sinceText({ createdAt, suspendedAt, erasureDueAt }: Account): string {
  const parts = [`Since ${momentText(createdAt)}.`];
  if (suspendedAt) parts.push(`Suspended on ${momentText(suspendedAt)}.`);
  if (erasureDueAt) parts.push(`It is erased on ${momentText(erasureDueAt)}.`);
  return parts.join(' ');
}

function Profiles({ account: { profiles } }: { readonly account: Account }) {
  return (
    <Panel title="Profiles">
      <DataTable
        label="Profiles"
        rows={profiles}
        rowKey={({ id }) => id}
        empty="It has no profile yet."
        columns={[
          { name: 'Name', cell: ({ name }) => name },
          { name: 'For', cell: ({ isKids }) => (isKids ? 'Children' : 'Everybody') },
          { name: 'May see up to', isNumber: true, cell: ({ maturityLimit }) => maturityLimit },
        ]}
      />
    </Panel>
  );
}

function Devices({ account: { devices } }: { readonly account: Account }) {
  return (
    <Panel title="Devices" text="Signed in now, the latest seen first">
      <DataTable
        label="Devices"
        rows={devices}
        rowKey={({ id }) => id}
        empty="No device is signed in."
        columns={[
          { name: 'Device', cell: ({ deviceName }) => deviceName },
          { name: 'Platform', cell: ({ platform }) => platform },
          { name: 'Address', cell: ({ address }) => address ?? NOTHING },
          { name: 'Last seen', isNumber: true, cell: ({ lastSeenAt }) => momentText(lastSeenAt) },
        ]}
      />
    </Panel>
  );
}
