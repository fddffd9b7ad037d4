/** A problem of the chain, or of the rows it covers. */
export type SealProblemKind =
  /** A row differs from what was sealed. */
  | 'ENTRY_CHANGED'
  /** A row that was sealed, or waits to be sealed, is missing. */
  | 'ENTRY_MISSING'
  /** A row exists that is neither sealed nor waits to be. */
  | 'ENTRY_INSERTED'
  /** A row of a deleted month exists. */
  | 'RETIRED_ENTRY_PRESENT'
  /** A seal is missing, or out of place. */
  | 'SEAL_MISSING'
  /** A seal was modified. */
  | 'SEAL_CHANGED'
  /** A seal does not follow from the one before. */
  | 'CHAIN_BROKEN'
  /** A seal was not made with the secret that it names. */
  | 'SIGNATURE_WRONG'
  /** A seal was made with a secret that is not available. */
  | 'KEY_UNKNOWN'
  /** The head stored elsewhere is not in the chain: it was truncated or forged. */
  | 'HEAD_MISSING';

export interface SealProblem {
  readonly kind: SealProblemKind;
  /** The number of the seal; null if it is about none. */
  readonly seal: number | null;
  readonly tableName: string | null;
  readonly detail: string;
}
