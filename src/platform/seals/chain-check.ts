import { BEGINNING, hashOfSeal, type Seal } from './seal.js';
import type { SealKey } from './seal-key.js';
import type { SealProblem, SealProblemKind } from './seal-problem.js';

/** Checks seals one after the other, from the first. */
export interface ChainCheck {
  /** The problems of the next seal. A faulty seal does not affect those after it. */
  next(seal: Seal): SealProblem[];
}

/** @param keys those that may have signed */
export function createChainCheck(keys: readonly SealKey[]): ChainCheck {
  const keyById = new Map(keys.map((key) => [key.id, key]));
  let last: { readonly number: number; readonly hash: Buffer } = { number: 0, hash: BEGINNING };

  return {
    next(seal) {
      const problems: SealProblem[] = [];
      const report = (kind: SealProblemKind, detail: string) =>
        problems.push({ kind, seal: seal.number, tableName: seal.tableName, detail });
      if (seal.number !== last.number + 1) {
        report('SEAL_MISSING', `seal ${last.number} is followed by seal ${seal.number}`);
      } else if (!seal.previousHash.equals(last.hash)) {
        report('CHAIN_BROKEN', `it does not follow from seal ${last.number}`);
      }
      if (!hashOfSeal(seal).equals(seal.hash)) report('SEAL_CHANGED', 'its hash is not that of what it says');
      const key = keyById.get(seal.keyId);
      if (!key) report('KEY_UNKNOWN', `it was made with the secret ${seal.keyId}, which was not given`);
      else if (!key.verify(seal.hash, seal.signature)) {
        report('SIGNATURE_WRONG', `it was not made with the secret ${seal.keyId}`);
      }
      last = seal;
      return problems;
    },
  };
}
