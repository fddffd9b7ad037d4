import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { TitleRowFragment } from '../generated/graphql.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { NOTHING } from '../parts/texts.js';
import { TitleStatusBadge } from './status-badge.js';

const COLUMNS: readonly Column<TitleRowFragment>[] = [
  {
    name: 'No.',
    isNumber: true,
    cell: (title) => ('episodeNumber' in title ? title.episodeNumber : NOTHING),
  },
  {
    name: 'Episode',
    cell: ({ id, name }) => (
      <Anchor component={Link} to={`/admin/catalog/${id}`} size="sm" fw={600}>
        {name}
      </Anchor>
    ),
  },
  { name: 'State', cell: ({ status }) => <TitleStatusBadge status={status} /> },
  {
    name: 'Runs for',
    isNumber: true,
    cell: ({ runtimeSeconds }) => (runtimeSeconds ? `${Math.round(runtimeSeconds / 60)} min` : NOTHING),
  },
];

export interface EpisodeTableProps {
  readonly seasonNumber: number;
  readonly episodes: readonly TitleRowFragment[];
}

export function EpisodeTable({ seasonNumber, episodes }: EpisodeTableProps) {
  return (
    <DataTable
      label={`Episodes of season ${seasonNumber}`}
      rows={episodes}
      rowKey={({ id }) => id}
      empty="It has no episode yet."
      columns={COLUMNS}
    />
  );
}
