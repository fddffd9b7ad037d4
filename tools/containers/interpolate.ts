const REFERENCE = /\$\{(?<name>\w+)(?::(?<kind>[-?])(?<rest>[^}]*))?\}/g;

/**
 * Replaces the variables in a Compose file's values, in the forms `${NAME}`, `${NAME:-default}` and `${NAME:?message}`.
 * @throws Error for a variable of the last form that is not set
 */
export function interpolate(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string')
    return value.replaceAll(REFERENCE, (...match) => fill(match.at(-1), variables));
  if (Array.isArray(value)) return value.map((entry: unknown) => interpolate(entry, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, interpolate(entry, variables)]),
  );
}

interface Reference {
  readonly name: string;
  readonly kind?: '-' | '?';
  readonly rest?: string;
}

function fill({ name, kind, rest = '' }: Reference, variables: Readonly<Record<string, string>>): string {
  const value = variables[name];
  if (value) return value;
  if (kind === '?') throw new Error(`${name} is not set: ${rest}`);
  return rest;
}
