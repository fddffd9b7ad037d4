/** The lifecycle of a key that signs access tokens. */
export interface SigningKey {
  /** The `kid` of tokens: the public key's thumbprint (RFC 7638). */
  readonly id: string;
  readonly createdAt: Date;
  /** Before this, it is published but does not sign, so that every verifier learns of it in time. */
  readonly signsFrom: Date;
  /** From then on, its signatures are no longer accepted. Null while it has no successor. */
  readonly verifiesUntil: Date | null;
}

/**
 * How long others may cache the published keys. A new key is published for as long before it signs, so that verifiers
 * never see a token with an unknown key.
 */
export const OVERLAP_SECONDS = 300;

/** How long an ended key is kept for reference. */
const KEPT_MS = 30 * 86_400_000;

/**
 * Whether the key's signatures are accepted. This includes a key that does not sign yet, because another process's
 * clock may be ahead.
 */
export function verifiesAt({ verifiesUntil }: SigningKey, now: Date): boolean {
  return verifiesUntil === null || verifiesUntil > now;
}

export function signsAt(key: SigningKey, now: Date): boolean {
  return key.signsFrom <= now && verifiesAt(key, now);
}

/** Whether a key is published and has yet to begin. */
export function waitsAt(key: SigningKey, now: Date): boolean {
  return key.signsFrom > now && verifiesAt(key, now);
}

/**
 * The key that signs: the newest of the active ones. If there is none yet, for example because the clock of the process
 * that created the first one is ahead, the next one. Null when there is no valid key.
 */
export function signerAt<Key extends SigningKey>(keys: readonly Key[], now: Date): Key | null {
  const [newest] = keys.filter((key) => signsAt(key, now)).toSorted(byAge);
  const next = keys
    .filter((key) => waitsAt(key, now))
    .toSorted(byAge)
    .at(-1);
  return newest ?? next ?? null;
}

/** The newest first; of two that start at the same time, the one that lasts longer. A total order. */
function byAge(one: SigningKey, other: SigningKey): number {
  return (
    compare(other.signsFrom, one.signsFrom) || compare(endOf(other), endOf(one)) || compare(one.id, other.id)
  );
}

function endOf({ verifiesUntil }: SigningKey): number {
  return verifiesUntil?.getTime() ?? Number.POSITIVE_INFINITY;
}

function compare<Value extends Date | number | string>(one: Value, other: Value): number {
  if (one < other) return -1;
  return one > other ? 1 : 0;
}

/**
 * The predecessors of a new key, with their new end times. Keys that have signed are accepted until their last token
 * has expired; a pending key is dropped.
 * @param graceMs how long after the successor's start tokens of its predecessors are accepted
 */
export function retire<Key extends SigningKey>(
  keys: readonly Key[],
  successor: SigningKey,
  now: Date,
  graceMs: number,
): Key[] {
  const last = new Date(successor.signsFrom.getTime() + graceMs);
  const signer = signerAt(keys, now);
  const newEndOf = (key: Key) => {
    if (waitsAt(key, now)) return now;
    // The signing key goes on until this successor starts, whatever its end was before.
    return key === signer ? last : earlier(key.verifiesUntil, last);
  };
  return keys
    .filter((key) => verifiesAt(key, now) && compare(endOf(key), newEndOf(key).getTime()) !== 0)
    .map((key) => ({ ...key, verifiesUntil: newEndOf(key) }));
}

/** The effect of ending a key at once. */
export interface Revocation<Key extends SigningKey> {
  /** The changed keys. */
  readonly changed: readonly Key[];
  /** Whether a new key has to sign from now on. */
  readonly leavesNoSigner: boolean;
}

export function revoke<Key extends SigningKey>(
  keys: readonly Key[],
  revoked: Key,
  now: Date,
): Revocation<Key> {
  const signer = signerAt(keys, now);
  const changed: Key[] = [{ ...revoked, verifiesUntil: now }];
  const leavesNoSigner = signer === null || signer.id === revoked.id;
  // The successor of the signing key will not start any more.
  if (!leavesNoSigner && waitsAt(revoked, now)) changed.push({ ...signer, verifiesUntil: null });
  return { changed, leavesNoSigner };
}

/** Whether a key ended so long ago that it can be deleted. */
export function isForgettable({ verifiesUntil }: SigningKey, now: Date): boolean {
  return verifiesUntil !== null && now.getTime() - verifiesUntil.getTime() > KEPT_MS;
}

function earlier(one: Date | null, other: Date): Date {
  return one !== null && one < other ? one : other;
}
