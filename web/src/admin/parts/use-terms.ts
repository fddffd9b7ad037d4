import { useSearchParams } from 'react-router';

export interface Terms<Name extends string> {
  /** What was chosen; empty strings are what was not. */
  readonly terms: Readonly<Record<Name, string>>;
  readonly change: (changed: Partial<Record<Name, string>>) => void;
}

/** What a list is narrowed by, kept in the address: it can be sent to others, and one comes back to it. */
export function useTerms<Name extends string>(names: readonly Name[]): Terms<Name> {
  const [parameters, setParameters] = useSearchParams();
  const terms = Object.fromEntries(names.map((name) => [name, parameters.get(name) ?? ''])) as Record<
    Name,
    string
  >;

  function change(changed: Partial<Record<Name, string>>): void {
    const next = new URLSearchParams(parameters);
    for (const name of names) {
      const value = changed[name];
      if (value === '') next.delete(name);
      else if (value !== undefined) next.set(name, value);
    }
    setParameters(next, { replace: true });
  }

  return { terms, change };
}

/** What was chosen; null where it was not. */
export function termOf(term: string): string | null {
  return term.trim() === '' ? null : term.trim();
}

/** The moment that a field of a form stands for, in the time of whoever sits there; null where it is empty. */
export function momentOf(term: string): string | null {
  const moment = new Date(term);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
