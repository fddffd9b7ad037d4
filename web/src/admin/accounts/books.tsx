import { Badge, Tabs } from '@mantine/core';
import { moneyText } from '../../plans/money.js';
import { DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { momentText, NOTHING, nameText } from '../parts/texts.js';
import type { Account } from './account-details-page.js';
import { RefundButton } from './refund-button.js';

export interface BooksProps {
  readonly account: Account;
  readonly onRefunded: () => unknown;
}

/** What was asked for, paid, given back and disputed, the latest 20 of each. */
export function Books({ account, onRefunded }: BooksProps) {
  return (
    <Panel title="Books" text="The latest 20 of each">
      <Tabs defaultValue="invoices" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="invoices">Invoices</Tabs.Tab>
          <Tabs.Tab value="payments">Payments</Tabs.Tab>
          <Tabs.Tab value="refunds">Refunds</Tabs.Tab>
          <Tabs.Tab value="disputes">Disputes</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="invoices">
          <Invoices account={account} onRefunded={onRefunded} />
        </Tabs.Panel>
        <Tabs.Panel value="payments">
          <Payments account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="refunds">
          <Refunds account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="disputes">
          <Disputes account={account} />
        </Tabs.Panel>
      </Tabs>
    </Panel>
  );
}

function Invoices({ account, onRefunded }: BooksProps) {
  return (
    <DataTable
      label="Invoices"
      rows={account.subscription?.invoices.edges.map(({ node }) => node) ?? []}
      rowKey={({ id }) => id}
      empty="No invoice was written."
      columns={[
        { name: 'Number', cell: ({ number }) => number },
        { name: 'Issued', keepsLine: true, cell: ({ issuedAt }) => momentText(issuedAt) },
        {
          name: 'State',
          cell: ({ status }) => (
            <Badge variant="dot" color={status === 'PAID' ? 'teal' : status === 'OPEN' ? 'yellow' : 'gray'}>
              {nameText(status)}
            </Badge>
          ),
        },
        { name: 'Total', isNumber: true, cell: ({ total }) => moneyText(total) },
        {
          name: 'Given back',
          isNumber: true,
          cell: ({ refunded }) => (refunded.amountMinor === 0 ? NOTHING : moneyText(refunded)),
        },
        {
          name: 'Action',
          cell: (invoice) =>
            invoice.status === 'PAID' &&
            invoice.refunded.amountMinor < invoice.total.amountMinor && (
              <RefundButton invoice={invoice} onRefunded={onRefunded} />
            ),
        },
      ]}
    />
  );
}

function Payments({ account: { payments } }: { readonly account: Account }) {
  return (
    <DataTable
      label="Payments"
      rows={payments.edges.map(({ node }) => node)}
      rowKey={({ id }) => id}
      empty="It never tried to pay."
      columns={[
        { name: 'Tried', keepsLine: true, cell: ({ createdAt }) => momentText(createdAt) },
        { name: 'For', cell: ({ reason }) => nameText(reason) },
        { name: 'State', cell: ({ status }) => nameText(status) },
        { name: 'Why not', cell: ({ declineReason }) => declineReason ?? NOTHING },
        { name: 'Amount', isNumber: true, cell: ({ amount }) => moneyText(amount) },
      ]}
    />
  );
}

function Refunds({ account: { refunds } }: { readonly account: Account }) {
  return (
    <DataTable
      label="Refunds"
      rows={refunds.edges.map(({ node }) => node)}
      rowKey={({ id }) => id}
      empty="Nothing was given back."
      columns={[
        { name: 'Given back', keepsLine: true, cell: ({ createdAt }) => momentText(createdAt) },
        { name: 'State', cell: ({ status }) => nameText(status) },
        { name: 'Why', cell: ({ reason }) => reason },
        { name: 'Amount', isNumber: true, cell: ({ amount }) => moneyText(amount) },
      ]}
    />
  );
}

function Disputes({ account: { disputes } }: { readonly account: Account }) {
  return (
    <DataTable
      label="Disputes"
      rows={disputes.edges.map(({ node }) => node)}
      rowKey={({ id }) => id}
      empty="No payment was disputed."
      columns={[
        { name: 'Opened', keepsLine: true, cell: ({ openedAt }) => momentText(openedAt) },
        { name: 'State', cell: ({ status }) => nameText(status) },
        { name: 'Why', cell: ({ reason }) => nameText(reason) },
        { name: 'Amount', isNumber: true, cell: ({ amount }) => moneyText(amount) },
      ]}
    />
  );
}
