import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { type AnyField, capitalized, type RestRoute } from './rest-routes.js';

/** An argument of a field, with the variable of the operation. */
export interface RestArgument {
  readonly definition: GraphQLArgument;
  readonly variable: string;
}

/** A parameter of a request. */
export interface RestParameter {
  readonly name: string;
  readonly definition: GraphQLArgument | GraphQLInputField;
  readonly type: GraphQLInputType;
  readonly isRequired: boolean;
  readonly variable: string;
  /** The field of the variable, if it is an input object; null if it is the variable itself. */
  readonly member: string | null;
}

export function argumentsOf({ args }: AnyField): readonly RestArgument[] {
  return args.map((definition) => ({ definition, variable: definition.name }));
}

/** The arguments of a nested field, prefixed with its name: `episodesFirst`. */
export function nestedArgumentsOf({ name, args }: AnyField): readonly RestArgument[] {
  return args.map((definition) => ({ definition, variable: `${name}${capitalized(definition.name)}` }));
}

/**
 * The parameters of a route: its arguments, with the fields of input objects in place of these.
 * @throws Error when two have the same name
 */
export function parametersOf(
  { name: route }: RestRoute,
  given: readonly RestArgument[],
): readonly RestParameter[] {
  const parameters = given.flatMap(spread);
  const names = parameters.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated) throw new Error(`In REST, ${route} has two parameters called ${repeated}.`);
  return parameters;
}

function spread({ definition, variable }: RestArgument): readonly RestParameter[] {
  const { type } = definition;
  const input = getNullableType(type);
  if (!isInputObjectType(input)) {
    return [
      {
        name: variable,
        definition,
        type,
        isRequired: isRequiredArgument(definition),
        variable,
        member: null,
      },
    ];
  }
  return Object.values(input.getFields()).map((member) => ({
    name: member.name,
    definition: member,
    type: member.type,
    isRequired: isNonNullType(type) && isRequiredInputField(member),
    variable,
    member: member.name,
  }));
}

/** All required input objects, empty, because a request may contain none of their fields. */
export function emptyInputs(given: readonly RestArgument[]): Readonly<Record<string, object>> {
  const needed = given.filter(
    ({ definition }) => isRequiredArgument(definition) && isInputObjectType(getNullableType(definition.type)),
  );
  return Object.fromEntries(needed.map(({ variable }) => [variable, {}]));
}
