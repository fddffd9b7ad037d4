import { createHash } from 'node:crypto';
import { canonicalBytes } from './canonical-bytes.js';
import type { SealKey } from './seal-key.js';
import type { SealedRow } from './sealed-table.js';

/** ENTRIES holds some rows. RETIRED says that the rows of a month, in seals before it, were thrown away. */
export type SealKind = 'ENTRIES' | 'RETIRED';

export interface SealContent {
  /** From 1, without a gap. */
  readonly number: number;
  readonly kind: SealKind;
  readonly tableName: string;
  /** The first day, such as 2026-11-01, of the month that its rows are thrown away with; null where they are kept. */
  readonly month: string | null;
  /** Which rows, as PostgreSQL writes an `int8multirange`. */
  readonly positions: string;
  readonly entryCount: number;
  readonly rowsHash: Buffer;
  /** The hash of the seal before; of the first, zeros. */
  readonly previousHash: Buffer;
  readonly sealedAt: Date;
}

/** A link of the chain. */
export interface Seal extends SealContent {
  readonly hash: Buffer;
  readonly keyId: string;
  readonly signature: Buffer;
}

const FORMAT = 'streamcore seal 1';
const HASH_BYTES = 32;

/** What the first seal has as the hash before it. */
export const BEGINNING: Buffer = Buffer.alloc(HASH_BYTES);
export const NO_POSITIONS = '{}';

/** SHA-256 of rows, in their order. */
export function hashOfRows(rows: Iterable<SealedRow>): Buffer {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(canonicalBytes(row));
  return hash.digest();
}

/** SHA-256 of everything that a seal says, the hash of the seal before among it. */
export function hashOfSeal(seal: SealContent): Buffer {
  const values = [
    FORMAT,
    String(seal.number),
    seal.kind,
    seal.tableName,
    seal.month,
    seal.positions,
    String(seal.entryCount),
    seal.rowsHash.toString('hex'),
    seal.previousHash.toString('hex'),
    String(seal.sealedAt.getTime()),
  ];
  return createHash('sha256').update(canonicalBytes(values)).digest();
}

export function sealWith(key: SealKey, content: SealContent): Seal {
  const hash = hashOfSeal(content);
  return { ...content, hash, keyId: key.id, signature: key.sign(hash) };
}
