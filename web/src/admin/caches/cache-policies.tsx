import type { AdminCachesQuery } from '../generated/graphql.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { bytesText, countText } from '../parts/texts.js';

type Cache = AdminCachesQuery['admin']['cacheStats'][number];

const COLUMNS: readonly Column<Cache>[] = [
  { name: 'Namespace', cell: ({ name }) => name },
  { name: 'Holds', cell: ({ holds }) => holds },
  { name: 'A change is seen because', cell: ({ changedBy }) => changedBy },
  { name: 'In Redis', isNumber: true, cell: ({ ttlSeconds }) => `${countText(ttlSeconds)} s` },
  {
    name: 'In the process',
    isNumber: true,
    cell: ({ localTtlSeconds }) => `${countText(localTtlSeconds)} s`,
  },
  { name: 'Room', isNumber: true, cell: ({ bytes }) => bytesText(bytes) },
  { name: 'Made room', isNumber: true, cell: ({ evictions }) => countText(evictions) },
  { name: 'Errors', isNumber: true, cell: ({ errors }) => countText(errors) },
];

/** What is kept under each name, for how long, and how that goes in the process that answers. */
export function CachePolicies({ caches }: { readonly caches: readonly Cache[] }) {
  return (
    <Panel title="What is kept" text="For how long, and how much room it takes in the process that answers">
      <DataTable
        label="What is kept"
        rows={caches}
        rowKey={({ name }) => name}
        empty="Nothing is cached."
        columns={COLUMNS}
      />
    </Panel>
  );
}
