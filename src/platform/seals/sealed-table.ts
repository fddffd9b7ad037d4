import { escapeIdentifier } from 'pg';

export interface SealedField {
  readonly column: string;
  /** Whether it is a moment, which reads as microseconds since 1970 instead of by the settings of a connection. */
  readonly isInstant?: true;
}

/** A table whose rows are sealed. It has a column `position`, and a trigger `note_unsealed`. */
export interface SealedTable {
  readonly name: string;
  /** All that a seal holds of a row besides its position. Their order is part of what is sealed, and never changes. */
  readonly fields: readonly SealedField[];
}

/** A row as it is sealed: its position and its fields, as text. */
export type SealedRow = (string | null)[];

/** The rows at some positions, in their order. */
export function sealedRowsQuery({ name, fields }: SealedTable, positions: string) {
  const columns = fields.map(({ column, isInstant }) => {
    const value = escapeIdentifier(column);
    return isInstant ? `(extract(epoch FROM ${value}) * 1000000)::bigint::text` : `${value}::text`;
  });
  const text = `
    SELECT position::text, ${columns.join(', ')} FROM ${escapeIdentifier(name)}
    WHERE position >= lower($1::int8multirange) AND position < upper($1::int8multirange)
      AND position <@ $1::int8multirange
    ORDER BY ${escapeIdentifier(name)}.position, id`;
  return { text, values: [positions], rowMode: 'array' as const };
}
