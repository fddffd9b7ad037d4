import type { BlockSubject } from '../../platform/rate-limit/rate-limit-blocks.js';
import { networkOf } from '../../shared/network.js';
import type { Viewer } from '../../shared/viewer.js';
import type { CountedBy } from './field-limits.js';

/** The caller, as far as limits need it. */
export interface Caller {
  /** The client's network address. */
  readonly address: string;
  /** Null for a visitor. */
  readonly viewer: Pick<Viewer, 'accountId' | 'sessionId' | 'boundProfileId'> | null;
}

/** The subject that a limit counts. */
export interface CountedSubject {
  readonly text: string;
  /** The subject that is charged with a refusal. */
  readonly blame: BlockSubject;
}

/** @param profileId the profile that the field is called for; null for none */
export function countedSubject(
  by: readonly CountedBy[],
  caller: Caller,
  profileId: string | null,
): CountedSubject {
  const [first, ...others] = by.map((one) => partOf(one, caller, profileId));
  if (!first) throw new Error('A rate limit needs at least one subject to count by.');
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
 * The subjects by which a caller can be blocked. A blocked network only keeps out callers who are not signed in:
 * signed-in users of the same network are not affected.
 */
export function blockableAs({ viewer, address }: Caller): readonly BlockSubject[] {
  if (viewer === null) return [{ kind: 'network', id: networkOf(address) }];
  return [
    { kind: 'account', id: viewer.accountId },
    { kind: 'device', id: viewer.sessionId },
  ];
}
