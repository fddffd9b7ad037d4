import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { TitleRowFragment } from '../generated/graphql.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { NOTHING, nameText } from '../parts/texts.js';
import { TitleStatusBadge } from './status-badge.js';

const COLUMNS: readonly Column<TitleRowFragment>[] = [
  {
    name: 'Title',
    cell: (title) => (
      <>
        <Anchor component={Link} to={`/admin/catalog/${title.id}`} size="sm" fw={600}>
          {title.name}
        </Anchor>
        {'episodeNumber' in title && (
          <Text size="xs" c="dimmed">
            <bdi>{title.series?.name ?? 'Series'}</bdi>, season {title.seasonNumber}, episode{' '}
            {title.episodeNumber}
          </Text>
        )}
      </>
    ),
  },
  { name: 'Kind', cell: ({ kind }) => (kind === 'MOVIE' ? 'Film' : nameText(kind)) },
  { name: 'State', cell: ({ status }) => <TitleStatusBadge status={status} /> },
  { name: 'Year', isNumber: true, cell: ({ releaseYear }) => releaseYear ?? NOTHING },
  {
    name: 'Runs for',
    isNumber: true,
    cell: ({ runtimeSeconds }) => (runtimeSeconds ? `${Math.round(runtimeSeconds / 60)} min` : NOTHING),
  },
  { name: 'Plan', cell: ({ requiredTier }) => (requiredTier ? nameText(requiredTier) : 'Free') },
  { name: 'Version', isNumber: true, cell: ({ version }) => version },
];

export interface TitleTableProps {
  readonly titles: readonly TitleRowFragment[];
  readonly empty: string;
}

/** Titles, each leading to where it is edited. */
export function TitleTable({ titles, empty }: TitleTableProps) {
  return (
    <Panel title="Titles">
      <DataTable label="Titles" rows={titles} rowKey={({ id }) => id} empty={empty} columns={COLUMNS} />
    </Panel>
  );
}
