/** What is wrong with the chain, or with what it holds. */
export type SealProblemKind =
  /** A row is not as it was sealed. */
  | 'ENTRY_CHANGED'
  /** A row that was sealed, or waits for its seal, is not there. */
  | 'ENTRY_MISSING'
  /** A row is there that no seal holds and that does not wait for one either. */
  | 'ENTRY_INSERTED'
  /** A row of a month that was thrown away is there. */
  | 'RETIRED_ENTRY_PRESENT'
  /** A seal is not there, or not in its place. */
  | 'SEAL_MISSING'
  /** A seal is not as it was made. */
  | 'SEAL_CHANGED'
  /** A seal does not follow from the one before. */
  | 'CHAIN_BROKEN'
  /** A seal was not made with the secret that it names. */
  | 'SIGNATURE_WRONG'
  /** A seal was made with a secret that was not given. */
  | 'KEY_UNKNOWN'
  /** The head stored elsewhere is not in the chain: it was truncated or forged. */
  | 'HEAD_MISSING';

export interface SealProblem {
  readonly kind: SealProblemKind;
  /** The number of the seal; null where it is about none. */
  readonly seal: number | null;
  readonly tableName: string | null;
  readonly detail: string;
}
