/** When a key that signs access tokens does what. */
export interface SigningKey {
  /** The `kid` of tokens: the public key's thumbprint (RFC 7638). */
  readonly id: string;
  readonly createdAt: Date;
  /** Before this it is published and signs nothing, so that every verifier knows it in time. */
  readonly signsFrom: Date;
  /** From then on nothing that it signed is accepted. Null while it has no successor. */
  readonly verifiesUntil: Date | null;
}

/**
 * How long others may cache the published keys. A new key is published for as long before it signs, so that no verifier
 * meets a token of an unknown key.
 */
export const OVERLAP_SECONDS = 300;

/** How long a key that has ended is kept, so that it can still be seen what became of it. */
const KEPT_MS = 30 * 86_400_000;

/** Whether what a key signed is accepted. One that does not sign yet is, since another process's clock may be ahead. */
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

/** The newest first, of two that began together the one that lasts longer; the same order wherever it is asked for. */
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
 * What a new key changes for those before it: the ones that get another end. Keys that have signed are accepted until the last token that they may
 * have signed has expired; one that still waits never gets its turn.
 * @param graceMs how long after the successor's beginning tokens of its predecessors may come
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
    // The one that signs goes on until this successor begins, whatever it was told of another one.
    return key === signer ? last : earlier(key.verifiesUntil, last);
  };
  return keys
    .filter((key) => verifiesAt(key, now) && compare(endOf(key), newEndOf(key).getTime()) !== 0)
    .map((key) => ({ ...key, verifiesUntil: newEndOf(key) }));
}

/** What ending a key at once means for it and for the others. */
export interface Revocation<Key extends SigningKey> {
  /** The keys that change, as they become. */
  readonly changed: readonly Key[];
  /** Whether another one has to sign in its place, from now on. */
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
  // The successor that the one that signs had been given never comes.
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
