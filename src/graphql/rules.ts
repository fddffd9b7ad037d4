import { ForbiddenError, UnauthenticatedError } from '../shared/domain-error.js';
import type { Viewer } from '../shared/viewer.js';
import type { RequestContext } from './context.js';
import { allow, type and, rule } from './graphql-shield.js';

export type ShieldRule = typeof allow | ReturnType<ReturnType<typeof rule>> | ReturnType<typeof and>;
type RuleContext = NonNullable<Parameters<ShieldRule['resolve']>[2]>;
type RuleOptions = NonNullable<Parameters<ShieldRule['resolve']>[4]>;

/** With `debug`, a rule that throws lets its error through instead of turning it into a plain refusal. */
export const RULE_OPTIONS: RuleOptions = {
  debug: true,
  allowExternalErrors: true,
  fallbackRule: allow,
  hashFunction: ({ args }) => JSON.stringify(args),
};

/** Open to visitors. */
export const anyone = allow;

/** Needs a signed-in account. */
export const isSignedIn = rule('isSignedIn', { cache: 'no_cache' })(
  (_parent, _arguments, context: RequestContext) => context.viewer !== null || new UnauthenticatedError(),
);

/** Needs a signed-in account on a device that is not bound to one of its profiles. */
export const managesAccount = rule('managesAccount', { cache: 'no_cache' })(
  (_parent, _arguments, context: RequestContext) =>
    context.viewer === null
      ? new UnauthenticatedError()
      : context.viewer.boundProfileId === null ||
        new ForbiddenError('This device is bound to a profile. Release it first, or use another device.'),
);

/** Whether an account has the ADMIN role, on a device that is not bound to a profile. */
export function isAdministrator({ role, boundProfileId }: Viewer): boolean {
  return role === 'ADMIN' && boundProfileId === null;
}

/** Needs the ADMIN role. */
export const isAdmin = rule('isAdmin', { cache: 'no_cache' })(
  (_parent, _arguments, context: RequestContext) =>
    context.viewer === null
      ? new UnauthenticatedError()
      : isAdministrator(context.viewer) || new ForbiddenError('Only administrators may do this.'),
);

/** The arguments of a mutation. */
export interface InputArgument {
  readonly input: Readonly<Record<string, unknown>>;
}

/** The same rule, which also reports refusals. */
export function withRefusalListener(
  inner: ShieldRule,
  onRefusal: (refusal: unknown, named: InputArgument, context: RequestContext) => void,
): ShieldRule {
  return rule('withRefusalListener', { cache: 'no_cache' })(
    async (parent, named: InputArgument, context: RequestContext & RuleContext, info) => {
      const verdict = await inner.resolve(parent, named, context, info, RULE_OPTIONS);
      if (verdict !== true) onRefusal(verdict, named, context);
      return verdict;
    },
  );
}

/** The permission rules of root fields, each declared by the module that owns the field. */
export interface Rules {
  readonly Query: Readonly<Record<string, ShieldRule>>;
  readonly Mutation: Readonly<Record<string, ShieldRule>>;
  readonly Subscription: Readonly<Record<string, ShieldRule>>;
}

/** @throws Error when two modules claim one field */
export function mergeRules(slices: readonly Rules[]): Rules {
  const merge = (kind: keyof Rules) => {
    const merged: Record<string, ShieldRule> = {};
    for (const [field, fieldRule] of slices.flatMap((slice) => Object.entries(slice[kind]))) {
      if (field in merged) throw new Error(`Two modules define a rule for ${kind}.${field}.`);
      merged[field] = fieldRule;
    }
    return merged;
  };
  return { Query: merge('Query'), Mutation: merge('Mutation'), Subscription: merge('Subscription') };
}
