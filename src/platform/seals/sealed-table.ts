import { escapeIdentifier } from 'pg';

export interface SealedField {
  readonly column: string;
  /** Whether it is an instant, which is read as microseconds since 1970, independent of the connection's settings. */
  readonly isInstant?: true;
}

/** A table whose rows are sealed. It has a column `position`, and a trigger `note_unsealed`. */
export interface SealedTable {
  readonly name: string;
  /** The sealed columns besides the position. Their order is part of the hash, and never changes. */
  readonly fields: readonly SealedField[];
}

/** The sealed form of a row: its position and its fields, as text. */
export type SealedRow = (string | null)[];

/** The rows at some positions, in order. */
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
