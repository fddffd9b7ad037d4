import {
  astFromValue,
  type GraphQLEnumType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLType,
  type GraphQLUnionType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
  isUnionType,
  valueFromASTUntyped,
} from 'graphql';

/** An OpenAPI 3.1 schema, which is JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

const BUILT_IN: Readonly<Record<string, Schema>> = {
  ID: { type: 'string' },
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  Int: { type: 'integer', format: 'int32' },
  Float: { type: 'number', format: 'double' },
  SafeInt: { type: 'integer', format: 'int64' },
  LocalDate: { type: 'string', format: 'date' },
};

/** Converts types to schemas. Named types become components, and are referenced. */
export function createSchemas() {
  const components = new Map<string, Schema>();

  /** The schema of a type, including null if it is nullable. */
  function schemaOf(type: GraphQLType): Schema {
    return isNonNullType(type) ? presentSchemaOf(type.ofType) : orNull(presentSchemaOf(type));
  }

  /** The same, without null. */
  function presentSchemaOf(type: GraphQLType): Schema {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return { type: 'array', items: schemaOf(nullable.ofType) };
    if (isScalarType(nullable)) return scalarSchema(nullable);
    return componentOf(nullable as Exclude<GraphQLNamedType, GraphQLScalarType>);
  }

  function componentOf(type: Exclude<GraphQLNamedType, GraphQLScalarType>): Schema {
    const reference = { $ref: `#/components/schemas/${type.name}` };
    if (components.has(type.name)) return reference;
    // Added before its members are converted, because they may reference it.
    components.set(type.name, {});
    components.set(type.name, { ...describedBy(type), ...contentOf(type) });
    return reference;
  }

  function contentOf(type: Exclude<GraphQLNamedType, GraphQLScalarType>): Schema {
    if (isEnumType(type)) return enumSchema(type);
    if (isUnionType(type)) return unionSchema(type);
    return isInputObjectType(type) ? inputSchema(type) : objectSchema(type as GraphQLObjectType);
  }

  function unionSchema(type: GraphQLUnionType): Schema {
    // Not oneOf, because a value may match the schemas of several types.
    return { anyOf: type.getTypes().map(componentOf) };
  }

  /** All fields are always present. */
  function objectSchema(type: GraphQLObjectType): Schema {
    const fields = Object.values(type.getFields());
    return {
      type: 'object',
      required: fields.map(({ name }) => name),
      properties: Object.fromEntries(
        fields.map((field) => [field.name, withDescription(schemaOf(field.type), field.description)]),
      ),
    };
  }

  function inputSchema(type: GraphQLInputObjectType): Schema {
    const fields = Object.values(type.getFields());
    const required = fields.filter(isRequiredInputField).map(({ name }) => name);
    return {
      type: 'object',
      ...(required.length > 0 ? { required } : {}),
      properties: Object.fromEntries(fields.map((field) => [field.name, memberSchema(field)])),
      additionalProperties: false,
    };
  }

  /** The schema of an input field, with its default. */
  function memberSchema(member: MemberDefinition): Schema {
    return withDescription({ ...schemaOf(member.type), ...defaultOf(member) }, member.description);
  }

  /** The schema of a URL parameter, which cannot be null. */
  function parameterSchema(member: MemberDefinition): Schema {
    return { ...presentSchemaOf(member.type), ...defaultOf(member) };
  }

  return {
    schemaOf,
    presentSchemaOf,
    memberSchema,
    parameterSchema,
    /** The components referenced so far, by name. */
    components: (): Readonly<Record<string, Schema>> =>
      Object.fromEntries([...components].toSorted(([a], [b]) => a.localeCompare(b))),
  };
}

type MemberDefinition = Pick<GraphQLInputField, 'type' | 'description' | 'defaultValue'>;

function scalarSchema({ name, extensions }: GraphQLScalarType): Schema {
  return BUILT_IN[name] ?? (extensions['jsonSchema'] as Schema | undefined) ?? {};
}

/** Descriptions of enum values become part of the enum's description. */
function enumSchema(type: GraphQLEnumType): Schema {
  const values = type.getValues();
  const meanings = values.flatMap(({ name, description }) =>
    description ? [`- \`${name}\`: ${description}`] : [],
  );
  const description = [type.description ?? '', meanings.join('\n')]
    .filter((text) => text !== '')
    .join('\n\n');
  return {
    type: 'string',
    enum: values.map(({ name }) => name),
    ...(description === '' ? {} : { description }),
  };
}

function orNull(schema: Schema): Schema {
  if ('$ref' in schema) return { anyOf: [schema, { type: 'null' }] };
  return 'type' in schema ? { ...schema, type: [schema['type'], 'null'] } : schema;
}

function defaultOf({ type, defaultValue }: MemberDefinition): Schema {
  const node = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return node ? { default: valueFromASTUntyped(node) } : {};
}

function withDescription(schema: Schema, description: string | null | undefined): Schema {
  return description ? { ...schema, description } : schema;
}

function describedBy({ description }: GraphQLNamedType): Schema {
  return description ? { description } : {};
}
