import { z } from 'zod';

interface Violation {
  property: string;
  constraints?: Record<string, string> | undefined;
  children?: Violation[] | undefined;
}

const violation: z.ZodType<Violation> = z.lazy(() =>
  z.object({
    property: z.string(),
    constraints: z.record(z.string(), z.string()).optional(),
    children: z.array(violation).optional(),
  }),
);

const violations = z.array(violation);

/**
 * The messages by input field, from the violations in type-graphql's `ArgumentValidationError`, which have
 * class-validator's form and are nested like the input. Null for other errors.
 */
export function readArgumentViolations(value: unknown): Readonly<Record<string, string>> | null {
  const parsed = violations.safeParse(value);
  return parsed.success ? Object.fromEntries(flatten(parsed.data, '')) : null;
}

function flatten(found: readonly Violation[], prefix: string): [string, string][] {
  return found.flatMap(({ property, constraints, children }) => {
    const path = `${prefix}${property}`;
    const own = Object.values(constraints ?? {}).join(' ');
    return [...(own ? [[path, own] satisfies [string, string]] : []), ...flatten(children ?? [], `${path}.`)];
  });
}
