import type { BlockSubject } from './rate-limit-blocks.js';

/** The blocks that this process knows of. Every operation asks it, so that asking costs next to nothing. */
export interface BlockMemory {
  /** Keeps a subject out from now on for so long; 0: no longer. */
  remember(subject: string, milliseconds: number): void;
  /** Forgets everything but these. */
  replace(blocks: ReadonlyMap<string, number>): void;
  /** In seconds, rounded up; 0: none of them is kept out. */
  secondsLeft(subjects: readonly BlockSubject[]): number;
}

/** @param now milliseconds that only ever grow */
export function createBlockMemory(now = () => performance.now()): BlockMemory {
  let ends = new Map<string, number>();

  return {
    remember(subject, milliseconds) {
      if (milliseconds > 0) ends.set(subject, now() + milliseconds);
      else ends.delete(subject);
    },

    replace(blocks) {
      const time = now();
      ends = new Map([...blocks].map(([subject, milliseconds]) => [subject, time + milliseconds]));
    },

    secondsLeft(subjects) {
      if (ends.size === 0) return 0;
      const time = now();
      const left = subjects.map((subject) => (ends.get(textOf(subject)) ?? 0) - time);
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

/** Null for what is no subject, such as one of another version of this program. */
export function subjectOf(text: string): BlockSubject | null {
  const [before = ''] = text.split(':', 1);
  const kind = KINDS[before];
  return kind ? { kind, id: text.slice(before.length + 1) } : null;
}
