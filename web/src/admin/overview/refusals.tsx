import type { MetricsPartsFragment } from '../generated/graphql.js';
import { DataTable } from '../parts/data-table.js';
import { Panel } from '../parts/panel.js';
import { countText } from '../parts/texts.js';

export interface RefusalsProps {
  readonly refusals: MetricsPartsFragment['rateLimitRefusals'];
}

/** What rate limits turned away. */
export function Refusals({ refusals }: RefusalsProps) {
  return (
    <Panel title="Refused by rate limits" text="The most frequent first">
      <DataTable
        label="Refused by rate limits"
        rows={refusals}
        rowKey={({ limit }) => limit}
        empty="Nobody was turned away."
        columns={[
          { name: 'Limit', cell: ({ limit }) => limit },
          { name: 'Refused', isNumber: true, cell: ({ count }) => countText(count) },
        ]}
      />
    </Panel>
  );
}
