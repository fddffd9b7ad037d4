import { InvalidInputError } from '../../../shared/domain-error.js';

/** In the order in which a title lists them. */
const CREDIT_ROLES = ['DIRECTOR', 'WRITER', 'ACTOR'] as const;
export type CreditRole = (typeof CREDIT_ROLES)[number];

/** The name of a credited person. */
export interface NamedCredit {
  readonly name: string;
  readonly role: CreditRole;
}

const MOST_CREDITS = 100;
const LONGEST_NAME = 160;

/** Normalises credits: by role, and within each in the order of billing. @throws InvalidInputError */
export function requireCredits(credits: readonly NamedCredit[]): NamedCredit[] {
  const trimmed = credits.map(({ name, role }) => ({ name: name.trim(), role }));
  const isFine = trimmed.every(({ name }) => name.length >= 1 && name.length <= LONGEST_NAME);
  const isOnce = new Set(trimmed.map(({ name, role }) => `${role} ${name}`)).size === trimmed.length;
  if (trimmed.length > MOST_CREDITS || !isFine || !isOnce) {
    throw new InvalidInputError({
      credits: `Up to ${MOST_CREDITS} different credits, each with a name of 1 to ${LONGEST_NAME} characters.`,
    });
  }
  return CREDIT_ROLES.flatMap((role) => trimmed.filter((credit) => credit.role === role));
}
