import { coerceInputValue, type GraphQLInputType, getNullableType, isListType, isScalarType } from 'graphql';
import { InvalidInputError } from '../../shared/domain-error.js';
import { emptyInputs, type RestArgument, type RestParameter } from './rest-parameters.js';

/** What a route takes: as its operation has it, and as callers give it. */
interface Expected {
  readonly given: readonly RestArgument[];
  readonly parameters: readonly RestParameter[];
}

type Values = Readonly<Record<string, unknown>>;

/**
 * The variables of an operation from what a request gives: by the parameters of its address as texts, or by its body.
 * @throws InvalidInputError that names each parameter which is unknown, missing or of a wrong type
 */
export function readVariables({ given: expected, parameters }: Expected, given: Values): Values {
  // A name may be __proto__, which only a map takes for a name.
  const fields = new Map<string, string>();
  for (const name of Object.keys(given)) {
    if (!parameters.some((parameter) => parameter.name === name)) {
      fields.set(name, `${name} is not known here.`);
    }
  }
  const variables: Record<string, unknown> = { ...emptyInputs(expected) };
  for (const { name, type, isRequired, variable, member } of parameters) {
    const value: unknown = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined) {
      if (isRequired) fields.set(name, `${name} is missing.`);
      continue;
    }
    for (const [path, problem] of problemsOf(name, type, value)) fields.set(path, problem);
    if (member === null) variables[variable] = value;
    else variables[variable] = { ...(variables[variable] as object | undefined), [member]: value };
  }
  if (fields.size > 0) throw new InvalidInputError(Object.fromEntries(fields));
  return variables;
}

/** Texts of an address as the values that they stand for. What stands for none is left as it is, and refused by its type. */
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
  return isNumber && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function problemsOf(name: string, type: GraphQLInputType, value: unknown): Map<string, string> {
  const problems = new Map<string, string>();
  coerceInputValue(value, type, (path, _value, { message }) => {
    problems.set([name, ...path].join('.'), message.replace(/ ?Did you mean .+\?$/s, ''));
  });
  return problems;
}
