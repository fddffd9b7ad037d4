import type { BlockSubject } from '../../platform/rate-limit/rate-limit-blocks.js';
import { networkOf } from '../../shared/network.js';
import type { Viewer } from '../../shared/viewer.js';
import type { CountedBy } from './field-limits.js';

/** Who asks, as far as limits count by it. */
export interface Caller {
  /** The client's network address. */
  readonly address: string;
  /** Null for a visitor. */
  readonly viewer: Pick<Viewer, 'accountId' | 'sessionId' | 'boundProfileId'> | null;
}

/** Whom a limit counts for. */
export interface CountedSubject {
  readonly text: string;
  /** Whom it is held against when it refuses. */
  readonly blame: BlockSubject;
}

/** @param profileId the profile that the field is asked for; null for none in particular */
export function countedSubject(
  by: readonly CountedBy[],
  caller: Caller,
  profileId: string | null,
): CountedSubject {
  const [first, ...others] = by.map((one) => partOf(one, caller, profileId));
  if (!first) throw new Error('A limit counts by nobody.');
  const texts = new Set([first, ...others].map(({ text }) => text));
  return { text: [...texts].join(' '), blame: first.blame };
}

function partOf(by: CountedBy, { viewer, address }: Caller, profileId: string | null): CountedSubject {
  if (viewer === null || by === 'address') return plain({ kind: 'network', id: networkOf(address) });
  if (by === 'device') return plain({ kind: 'device', id: viewer.sessionId });
  const account = plain({ kind: 'account', id: viewer.accountId });
  if (by === 'account' || profileId === null) return account;
  return { text: `${account.text} profile:${profileId}`, blame: account.blame };
}

function plain(blame: BlockSubject): CountedSubject {
  return { text: `${blame.kind}:${blame.id}`, blame };
}

/**
 * As whom a caller can be blocked. A blocked network keeps out who is not signed in: others who share it, and are known by
 * their accounts, need not suffer for it.
 */
export function blockableAs({ viewer, address }: Caller): readonly BlockSubject[] {
  if (viewer === null) return [{ kind: 'network', id: networkOf(address) }];
  return [
    { kind: 'account', id: viewer.accountId },
    { kind: 'device', id: viewer.sessionId },
  ];
}
