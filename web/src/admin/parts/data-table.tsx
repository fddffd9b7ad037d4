import { Box, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand below each other by their ends. */
  readonly isNumber?: boolean;
  /** Times are not broken into lines. */
  readonly keepsLine?: boolean;
}

export interface DataTableProps<Row> {
  /** What is listed, for those who hear the page. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What is said where there is no row. */
  readonly empty: ReactNode;
  readonly isLoading?: boolean;
}

/** On Mantine's own colour of a row under the pointer, links cannot be read by all. */
const HOVERED = 'var(--mantine-color-dark-6)';

/** Rows of one kind. On a narrow screen it moves sideways in its frame, by keys too. */
export function DataTable<Row>({ label, columns, rows, rowKey, empty, isLoading }: DataTableProps<Row>) {
  if (rows.length === 0) {
    return (
      <Text c="dimmed" py="md" role="status">
        {empty}
      </Text>
    );
  }
  return (
    <Box className={classes.frame} role="region" aria-label={label} tabIndex={0} aria-busy={isLoading}>
      <Table className={classes.table} verticalSpacing="xs" highlightOnHover highlightOnHoverColor={HOVERED}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ name, isNumber }) => (
              <Table.Th key={name} scope="col" className={isNumber ? classes.end : undefined}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)}>
              {columns.map(({ name, cell, isNumber, keepsLine }) => (
                <Table.Td
                  key={name}
                  className={isNumber ? classes.end : keepsLine ? classes.line : undefined}
                >
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
