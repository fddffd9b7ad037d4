import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '../generated/rest/paths.js';
import { openApiOf } from './rest-call.js';

/** A client with types generated from the OpenAPI document, which validates every response against it. */
export async function createRestClient(address: string) {
  const document = await openApiOf(address);
  const ajv = addFormats.default(
    new Ajv2020({ strict: false, allErrors: true, formats: { int32: true, int64: true, double: true } }),
  );
  ajv.addSchema(document, 'openapi');
  let authorization: string | null = null;

  const middleware: Middleware = {
    onRequest({ request }) {
      if (authorization !== null) request.headers.set('authorization', authorization);
      return request;
    },
    async onResponse({ request, schemaPath, response }) {
      const answered = response.ok ? '200/content' : 'default';
      const path = schemaPath.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
      const reference =
        answered === 'default'
          ? 'openapi#/components/schemas/Errors'
          : `openapi#/paths/${path}/${request.method.toLowerCase()}/responses/200/content/application~1json/schema`;
      const body: unknown = await response.clone().json();
      if (ajv.validate({ $ref: reference }, body)) return response;
      throw new Error(`${request.method} ${schemaPath} answers otherwise than it says: ${ajv.errorsText()}`);
    },
  };
  const client = createClient<paths>({ baseUrl: `${address}/api` });
  client.use(middleware);
  return {
    ...client,
    /** Null for a visitor. */
    signInWith(accessToken: string | null): void {
      authorization = accessToken === null ? null : `Bearer ${accessToken}`;
    },
  };
}

/** The response. */
export function dataOf<Data>({
  data,
  error,
  response,
}: {
  data?: Data;
  error?: unknown;
  response: Response;
}): Data {
  if (data === undefined) throw new Error(`${response.status} ${JSON.stringify(error)}`);
  return data;
}
