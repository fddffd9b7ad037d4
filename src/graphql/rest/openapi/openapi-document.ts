import { getNullableType, isInputObjectType, OperationTypeNode } from 'graphql';
import { LARGEST_PAGE } from '../../../shared/page.js';
import { STATUS_OF_CODE } from '../rest-errors.js';
import { isNamespace } from '../rest-fields.js';
import type { RestOperation } from '../rest-operations.js';
import type { RestParameter } from '../rest-parameters.js';
import { lastOf } from '../rest-routes.js';
import { createSchemas, type Schema } from './openapi-schemas.js';

type Schemas = ReturnType<typeof createSchemas>;

const DESCRIPTION = `The same schema, permissions, limits and errors as GraphQL at \`/graphql\`. Queries are read by GET, with their arguments as parameters; mutations are sent by POST, with the fields of their input as a JSON body. Lists are pages: pass \`first\`, and the \`endCursor\` of one page as \`after\` to get the next. What happens live is told by GraphQL subscriptions alone.`;

const TAGS = {
  queries: 'What can be read.',
  mutations: 'What can be changed.',
  administration: 'Data for administrators.',
} as const;

/** The OpenAPI 3.1 document of the REST API, below a path. */
export function createOpenApiDocument(operations: readonly RestOperation[], path: string): object {
  const schemas = createSchemas();
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const url = operation.url.replaceAll(/:(\w+)/g, '{$1}');
    paths[url] = {
      ...paths[url],
      [operation.method.toLowerCase()]: operationObject(operation, schemas),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'StreamCore',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: path }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    // Public fields may return more for signed-in callers, or errors about what they may not see.
    security: [{}, { bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The `accessToken` that `POST /sign-in` answers.',
        },
      },
      responses: { Errors: errorResponse() },
      schemas: { ...schemas.components(), Errors: errorsSchema() },
    },
  };
}

function operationObject(operation: RestOperation, schemas: Schemas): object {
  const { name, method, view, steps, parameters } = operation;
  const isRead = method === 'GET';
  const description = lastOf(steps).description ?? name;
  return {
    operationId: name,
    tags: [tagOf(operation)],
    summary: firstSentence(description),
    description,
    ...(isRead && parameters.length > 0
      ? { parameters: parameters.map((parameter) => parameterObject(operation, parameter, schemas)) }
      : {}),
    ...(isRead || parameters.length === 0 ? {} : { requestBody: bodyObject(operation, schemas) }),
    responses: {
      200: { description: 'Done.', content: jsonOf(schemas.schemaOf(view)) },
      default: { $ref: '#/components/responses/Errors' },
    },
  };
}

function firstSentence(text: string): string {
  return /^.+?[.:](?=\s|$)/s.exec(text)?.[0].replace(/[.:]$/, '') ?? text;
}

function tagOf({ operation, steps }: RestOperation): keyof typeof TAGS {
  if (operation === OperationTypeNode.MUTATION) return 'mutations';
  return steps.some(isNamespace) ? 'administration' : 'queries';
}

function parameterObject({ url }: RestOperation, parameter: RestParameter, schemas: Schemas): object {
  const { name, definition, isRequired } = parameter;
  const isInPath = url.includes(`/:${name}`);
  const schema = schemas.parameterSchema(definition);
  return {
    name,
    in: isInPath ? 'path' : 'query',
    required: isInPath || isRequired,
    ...(definition.description ? { description: definition.description } : {}),
    schema: isPageSize(parameter) ? { ...schema, minimum: 1, maximum: LARGEST_PAGE } : schema,
  };
}

function isPageSize({ definition: { name } }: RestParameter): boolean {
  return name === 'first';
}

function bodyObject({ given, parameters }: RestOperation, schemas: Schemas): object {
  const isRequired = parameters.some((parameter) => parameter.isRequired);
  const [argument, ...others] = given;
  const input = argument && others.length === 0 ? getNullableType(argument.definition.type) : null;
  const schema = isInputObjectType(input)
    ? schemas.presentSchemaOf(input)
    : {
        type: 'object',
        ...(isRequired
          ? { required: parameters.filter((one) => one.isRequired).map(({ name }) => name) }
          : {}),
        properties: Object.fromEntries(
          parameters.map(({ name, definition }) => [name, schemas.memberSchema(definition)]),
        ),
        additionalProperties: false,
      };
  return { required: isRequired, content: jsonOf(schema) };
}

/** The error codes by HTTP status. */
function errorResponse(): object {
  const statuses = [...new Set(Object.values(STATUS_OF_CODE))].toSorted((a, b) => a - b);
  const lines = statuses.map((status) => {
    const codes = Object.entries(STATUS_OF_CODE).filter(([, of]) => of === status);
    return `- ${status}: ${codes.map(([code]) => `\`${code}\``).join(', ')}`;
  });
  return {
    description: `No answer, and why:\n\n${lines.join('\n')}`,
    headers: {
      'retry-after': {
        description: 'With 429 and 503: seconds until it may be tried again.',
        schema: { type: 'integer' },
      },
    },
    content: jsonOf({ $ref: '#/components/schemas/Errors' }),
  };
}

function errorsSchema(): Schema {
  return {
    type: 'object',
    description: 'Why there is no answer.',
    required: ['errors'],
    properties: {
      errors: {
        type: 'array',
        items: {
          type: 'object',
          description: 'With its code come further fields, such as `streams` with STREAM_LIMIT_REACHED.',
          required: ['code', 'message'],
          properties: {
            code: { type: 'string', enum: Object.keys(STATUS_OF_CODE) },
            message: { type: 'string', description: 'For people.' },
            fields: {
              type: 'object',
              description: 'With BAD_USER_INPUT: what is wrong, for each field of the request.',
              additionalProperties: { type: 'string' },
            },
            retryAfterSeconds: { type: 'integer', description: 'With RATE_LIMITED and SERVICE_UNAVAILABLE.' },
          },
          additionalProperties: true,
        },
      },
    },
  };
}

function jsonOf(schema: Schema): object {
  return { 'application/json': { schema } };
}
