import { Anchor, Badge } from '@mantine/core';
import { Link } from 'react-router';
import type { AdminAccessLogQuery } from '../generated/graphql.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { momentText, NOTHING, nameText } from '../parts/texts.js';
import { ShortId } from './short-id.js';

type Entry = AdminAccessLogQuery['admin']['accessLog']['edges'][number]['node'];

const COLUMNS: readonly Column<Entry>[] = [
  { name: 'When', keepsLine: true, cell: ({ occurredAt }) => momentText(occurredAt) },
  {
    name: 'What happened',
    cell: ({ event }) => (
      <Badge variant="dot" color={event === 'DENIED' ? 'red' : 'teal'}>
        {nameText(event)}
      </Badge>
    ),
  },
  { name: 'Why', cell: ({ reason }) => reason ?? NOTHING },
  { name: 'Account', cell: ({ accountId }) => <To id={accountId} place="accounts" /> },
  { name: 'Profile', cell: ({ profileId }) => (profileId ? <ShortId id={profileId} /> : NOTHING) },
  { name: 'Title', cell: ({ titleId }) => <To id={titleId} place="catalog" /> },
  { name: 'Network', cell: ({ network }) => network ?? NOTHING },
];

/** Entries of the access log. */
export function AccessEntries({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <DataTable
      label="Access to films"
      rows={entries}
      rowKey={({ id }) => id}
      empty="Nobody got at a film like that."
      columns={COLUMNS}
    />
  );
}

interface ToProps {
  readonly id: string | null | undefined;
  readonly place: 'accounts' | 'catalog';
}

function To({ id, place }: ToProps) {
  if (!id) return <>{NOTHING}</>;
  return (
    <Anchor component={Link} to={`/admin/${place}/${id}`} size="sm">
      <ShortId id={id} />
    </Anchor>
  );
}
