import { Box, Button, Text } from '@mantine/core';
import IconChartBar from '@tabler/icons-react/icons/IconChartBar';
import IconTable from '@tabler/icons-react/icons/IconTable';
import { type ReactNode, useState } from 'react';
import { type Column, DataTable } from './data-table.js';
import { Panel } from './panel.js';

export interface ChartedProps<Row> {
  readonly title: string;
  readonly text?: ReactNode;
  /** What can be chosen here, beside chart or table. */
  readonly actions?: ReactNode;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: string;
  /** The same rows as a picture. */
  readonly chart: ReactNode;
}

/** Numbers as a picture or as a table, whichever one likes. */
export function Charted<Row>({
  title,
  text,
  actions,
  columns,
  rows,
  rowKey,
  empty,
  chart,
}: ChartedProps<Row>) {
  const [isTable, setTable] = useState(false);
  const Icon = isTable ? IconChartBar : IconTable;
  return (
    <Panel
      title={title}
      text={text}
      actions={
        <>
          {actions}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`${title}: ${isTable ? 'as a chart' : 'as a table'}`}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => setTable(!isTable)}
          >
            {isTable ? 'Chart' : 'Table'}
          </Button>
        </>
      }
    >
      {isTable ? (
        <Box mah={320} style={{ overflowY: 'auto' }} tabIndex={-1}>
          <DataTable label={title} columns={columns} rows={rows} rowKey={rowKey} empty={empty} />
        </Box>
      ) : rows.length === 0 ? (
        <Text c="dimmed" py="md" role="status">
          {empty}
        </Text>
      ) : (
        <Box role="img" aria-label={`${title}, as a chart. The numbers are in its table.`}>
          {chart}
        </Box>
      )}
    </Panel>
  );
}
