import { useQuery } from '@apollo/client/react';
import { Anchor, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { Loaded } from '../../shell/loaded.js';
import type { AdminPopularityQuery, PopularityWindow } from '../generated/graphql.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { countText, nameText, shareText } from '../parts/texts.js';
import { AdminPopularity } from './subscriptions.graphql.js';

type Popular = AdminPopularityQuery['admin']['popularity'][number];

const COLUMNS: readonly Column<Popular>[] = [
  {
    name: 'Title',
    cell: ({ title }) =>
      title ? (
        <Anchor component={Link} to={`/admin/catalog/${title.id}`} size="sm" fw={600}>
          {title.name}
        </Anchor>
      ) : (
        'A title that was removed'
      ),
  },
  {
    name: 'Kind',
    cell: ({ title }) => (title ? (title.kind === 'MOVIE' ? 'Film' : nameText(title.kind)) : ''),
  },
  { name: 'Accounts', isNumber: true, cell: ({ viewers }) => countText(viewers) },
  { name: 'Begun', isNumber: true, cell: ({ starts }) => countText(starts) },
  { name: 'Seen to the end', isNumber: true, cell: ({ completions }) => countText(completions) },
  {
    name: 'Of those begun',
    isNumber: true,
    cell: ({ starts, completions }) => shareText(starts === 0 ? null : completions / starts),
  },
];

/** What the most accounts began to watch. */
export function Popularity() {
  const [window, setWindow] = useState<PopularityWindow>('WEEK');
  const { data, previousData, error, refetch } = useQuery(AdminPopularity, { variables: { window } });
  return (
    <Panel
      title="What is watched"
      text="By how many accounts began it"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Time"
          value={window}
          onChange={(chosen) => setWindow(chosen as PopularityWindow)}
          data={[
            { value: 'DAY', label: 'Day' },
            { value: 'WEEK', label: 'Week' },
            { value: 'MONTH', label: 'Month' },
          ]}
        />
      }
    >
      <Loaded data={(data ?? previousData)?.admin.popularity} error={error} onRetry={refetch}>
        {(popular) => (
          <DataTable
            label="What is watched"
            rows={popular}
            rowKey={(row) => row.title?.id ?? `removed ${popular.indexOf(row)}`}
            empty="Nothing was watched in this time."
            columns={COLUMNS}
          />
        )}
      </Loaded>
    </Panel>
  );
}
