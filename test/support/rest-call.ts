import type { Arguments } from './root-fields.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
}

/** An operation in the OpenAPI document. */
export interface RestOperationObject {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Partial<Record<'get' | 'post', RestOperationObject>>>>;
}

export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The part of an error that clients read. */
export interface RestErrors {
  readonly errors: readonly (Readonly<Record<string, unknown>> & {
    readonly code: string;
    readonly message: string;
  })[];
}

/** The operation of a root field, or of a field of `admin`, such as `Admin.accounts`. */
export function operationIdOf(field: string): string {
  const [type = '', name = ''] = field.split('.');
  return type === 'Admin' ? `admin${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
}

export async function openApiOf(address: string): Promise<OpenApiDocument> {
  return (await (await fetch(`${address}/api/openapi.json`)).json()) as OpenApiDocument;
}

/** The URL and method of an operation; null when there is none of that name. */
export function placeOf({ paths }: OpenApiDocument, operationId: string) {
  for (const [path, methods] of Object.entries(paths)) {
    for (const method of ['get', 'post'] as const) {
      const operation = methods[method];
      if (operation?.operationId === operationId) return { path, method, operation };
    }
  }
  return null;
}

/**
 * Calls an operation as its OpenAPI document describes, with GraphQL's arguments.
 * @throws Error when the document has no such operation
 */
export async function callRest(
  address: string,
  document: OpenApiDocument,
  { operationId, values, token }: { operationId: string; values: Arguments; token?: string | undefined },
): Promise<RestAnswer> {
  const place = placeOf(document, operationId);
  if (!place) throw new Error(`REST has no operation ${operationId}.`);
  const { path, method, operation } = place;
  const given = spread(values);
  const inPath = new Set(operation.parameters?.filter((one) => one.in === 'path').map(({ name }) => name));
  const url = new URL(
    `/api${path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(given[name])))}`,
    address,
  );
  const others = Object.entries(given).filter(([name]) => !inPath.has(name));
  if (method === 'get') for (const [name, value] of others) url.searchParams.set(name, String(value));
  const hasBody = method === 'post' && others.length > 0;
  const response = await fetch(url, {
    method: method.toUpperCase(),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(Object.fromEntries(others)) } : {}),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Replaces input objects by their fields. */
function spread(values: Arguments): Arguments {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value)
        : [[name, value]],
    ),
  );
}
