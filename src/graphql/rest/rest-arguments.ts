import { coerceInputValue, type GraphQLInputType, getNullableType, isListType, isScalarType } from 'graphql';
import { InvalidInputError } from '../../shared/domain-error.js';
import { withoutSuggestion } from '../errors/without-suggestion.js';
import { emptyInputs, type RestArgument, type RestParameter } from './rest-parameters.js';

/** The parameters of a route, as its operation declares them, and as callers pass them. */
interface Expected {
  readonly given: readonly RestArgument[];
  readonly parameters: readonly RestParameter[];
}

/** As many errors as a person corrects at once. A body may have thousands, each of which takes time to check and report. */
const MOST_PROBLEMS = 20;

/** As in JSON. `Number` would also take blanks, and hexadecimal and other notations. */
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

type Values = Readonly<Record<string, unknown>>;

/**
 * The variables of an operation from a request: from URL parameters as strings, or from its body.
 * @throws InvalidInputError naming each parameter that is unknown, missing or of a wrong type, up to twenty of them
 */
export function readVariables({ given: expected, parameters }: Expected, given: Values): Values {
  const problems = createProblems();
  for (const name of Object.keys(given)) {
    if (!parameters.some((parameter) => parameter.name === name)) {
      problems.note(name, `${name} is not known here.`);
    }
  }
  const variables: Record<string, unknown> = { ...emptyInputs(expected) };
  for (const { name, type, isRequired, variable, member } of parameters) {
    const value: unknown = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined) {
      if (isRequired) problems.note(name, `${name} is missing.`);
      continue;
    }
    noteProblemsOf(problems, { name, type }, value);
    if (member === null) variables[variable] = value;
    else variables[variable] = { ...(variables[variable] as object | undefined), [member]: value };
  }
  problems.refuseAny();
  return variables;
}

/** Converts strings from a URL to values. Strings that cannot be converted are left for the type to refuse. */
export function valuesOfTexts(parameters: readonly RestParameter[], texts: Values): Values {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const parameter = parameters.find((candidate) => candidate.name === name);
      return [name, parameter ? valueOf(parameter.type, text) : text];
    }),
  );
}

function valueOf(type: GraphQLInputType, text: unknown): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    return (Array.isArray(text) ? text : [text]).map((item: unknown) => valueOf(nullable.ofType, item));
  }
  if (!isScalarType(nullable) || typeof text !== 'string') return text;
  if (nullable.name === 'Boolean') return text === 'true' || (text === 'false' ? false : text);
  const isNumber = nullable.name === 'Int' || nullable.name === 'Float';
  return isNumber && NUMBER.test(text) ? Number(text) : text;
}

/** Collects errors by parameter. */
interface Problems {
  /** @throws InvalidInputError with all errors once there are enough */
  note(name: string, problem: string): void;
  /** @throws InvalidInputError if there are any */
  refuseAny(): void;
}

function createProblems(): Problems {
  // A name may be __proto__, which is safe only in a Map.
  const found = new Map<string, string>();
  let count = 0;

  function refuseAny(): void {
    if (count > 0) throw new InvalidInputError(Object.fromEntries(found));
  }

  return {
    note(name, problem) {
      found.set(name, problem);
      count += 1;
      if (count === MOST_PROBLEMS) refuseAny();
    },
    refuseAny,
  };
}

function noteProblemsOf(
  problems: Problems,
  { name, type }: Pick<RestParameter, 'name' | 'type'>,
  value: unknown,
): void {
  coerceInputValue(value, type, (path, _value, { message }) => {
    problems.note([name, ...path].join('.'), withoutSuggestion(message));
  });
}
