import type { BlockSubject } from './rate-limit-blocks.js';

/** The blocks that this process knows of. Every operation asks it, so that asking costs next to nothing. */
export interface BlockCache {
  /** Milliseconds that only ever grow. */
  now(): number;
  /** Keeps a subject out from now on for so long; 0: no longer. */
  remember(subject: string, milliseconds: number): void;
  /**
   * Forgets everything but these, and what was remembered since they were asked for: they may have been read before.
   * @param askedAt by `now`
   */
  replace(blocks: ReadonlyMap<string, number>, askedAt: number): void;
  /** In seconds, rounded up; 0: none of them is kept out. */
  secondsLeft(subjects: readonly BlockSubject[]): number;
}

interface Remembered {
  /** In the past for one that was lifted. */
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
