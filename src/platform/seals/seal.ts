import { createHash } from 'node:crypto';
import { canonicalBytes } from './canonical-bytes.js';
import type { SealKey } from './seal-key.js';
import type { SealedRow } from './sealed-table.js';

/** ENTRIES covers rows. RETIRED records that the rows of a month, covered by earlier seals, were deleted. */
export type SealKind = 'ENTRIES' | 'RETIRED';

export interface SealContent {
  /** From 1, without gaps. */
  readonly number: number;
  readonly kind: SealKind;
  readonly tableName: string;
  /** The first day, such as 2026-11-01, of the month with which its rows will be deleted; null if they are kept. */
  readonly month: string | null;
  /** The positions of the rows, as a PostgreSQL `int8multirange`. */
  readonly positions: string;
  readonly entryCount: number;
  readonly rowsHash: Buffer;
  /** The hash of the previous seal; zeros for the first. */
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

/** The previous hash of the first seal. */
export const BEGINNING: Buffer = Buffer.alloc(HASH_BYTES);
export const NO_POSITIONS = '{}';

/** SHA-256 of rows, in order. */
export function hashOfRows(rows: Iterable<SealedRow>): Buffer {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(canonicalBytes(row));
  return hash.digest();
}

/** SHA-256 of all fields of a seal, including the previous hash. */
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
