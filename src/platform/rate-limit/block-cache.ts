import type { BlockSubject } from './rate-limit-blocks.js';

/** The blocks known to this process. Every operation checks it, so checks are fast. */
export interface BlockCache {
  /** A monotonic clock in milliseconds. */
  now(): number;
  /** Blocks a subject for this long from now on; 0 lifts the block. */
  remember(subject: string, milliseconds: number): void;
  /**
   * Replaces all blocks by these, except those remembered after `askedAt`, which may be missing from the reply.
   * @param askedAt by `now`
   */
  replace(blocks: ReadonlyMap<string, number>, askedAt: number): void;
  /** The remaining seconds, rounded up; 0 if none of them is blocked. */
  secondsLeft(subjects: readonly BlockSubject[]): number;
}

interface Remembered {
  /** In the past for a block that was lifted. */
  readonly endsAt: number;
  readonly since: number;
}

export function createBlockCache(now = () => performance.now()): BlockCache {
  let blocked = new Map<string, Remembered>();

  return {
    now,

    remember(subject, milliseconds) {
      const since = now();
      blocked.set(subject, { endsAt: since + milliseconds, since });
    },

    replace(blocks, askedAt) {
      const since = now();
      const read = [...blocks].map(
        ([subject, milliseconds]) => [subject, { endsAt: since + milliseconds, since: askedAt }] as const,
      );
      const newer = [...blocked].filter(([, remembered]) => remembered.since > askedAt);
      blocked = new Map([...read, ...newer]);
    },

    secondsLeft(subjects) {
      if (blocked.size === 0) return 0;
      const time = now();
      const left = subjects.map((subject) => (blocked.get(textOf(subject))?.endsAt ?? 0) - time);
      return Math.max(0, Math.ceil(Math.max(...left) / 1000));
    },
  };
}

export function textOf({ kind, id }: BlockSubject): string {
  return `${kind}:${id}`;
}

const KINDS: Readonly<Record<string, BlockSubject['kind']>> = {
  account: 'account',
  device: 'device',
  network: 'network',
};

/** Null for an unknown kind of subject, for example from another version of this program. */
export function subjectOf(text: string): BlockSubject | null {
  const [before = ''] = text.split(':', 1);
  const kind = KINDS[before];
  return kind ? { kind, id: text.slice(before.length + 1) } : null;
}
