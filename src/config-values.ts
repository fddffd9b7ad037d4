import { z } from 'zod';

/** A problem of an invalid or missing variable. */
interface VariableNotes {
  readonly example: string;
  /** A variable whose value must not appear in messages. */
  readonly isSecret?: true;
}

export const variableNotes = z.registry<VariableNotes>();

export function wholeNumber(least: number, most: number, byDefault: number) {
  return anyWholeNumber(least, most)
    .default(byDefault)
    .register(variableNotes, { example: `${byDefault}` });
}

export function anyWholeNumber(least: number, most: number) {
  const problem = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d+$/, problem)
    .transform(Number)
    .refine((value) => value >= least && value <= most, problem);
}

export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, `must be one of ${values.join(', ')}`);
}

export function url(...protocols: readonly string[]) {
  const isValid = (value: string) => URL.canParse(value) && protocols.includes(new URL(value).protocol);
  const beginnings = protocols.map((protocol) => `${protocol}//`).join(' or ');
  return z.string().refine(isValid, `must be a URL that begins with ${beginnings}`);
}

export const flag = oneOf(['true', 'false']).transform((value) => value === 'true');

export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean),
);
