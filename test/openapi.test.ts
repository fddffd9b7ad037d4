/**
 * Operations are listed in the order in which their modules were first loaded, which other tests would have done in another one.
 * Files whose environments differ do not share a process.
 *
 * @vitest-environment-options { "process": "own" }
 */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { beforeAll, expect, it } from 'vitest';
import { usePlatform } from './support/use-platform.js';

const platform = await usePlatform();
let document: Record<string, unknown>;

beforeAll(async () => {
  const response = await fetch(`${platform.address}/api/openapi.json`);
  document = (await response.json()) as typeof document;
});

/** Violations of the OpenAPI specification, or of common rules. */
async function problemsOf(tested: object): Promise<string[]> {
  const config = await createConfig({
    rules: {
      struct: 'error',
      'no-unresolved-refs': 'error',
      'no-invalid-schema-examples': 'error',
      'no-identical-paths': 'error',
      'no-ambiguous-paths': 'error',
      'no-unused-components': 'error',
      'path-parameters-defined': 'error',
      'operation-operationId-unique': 'error',
      'operation-operationId-url-safe': 'error',
      'operation-parameters-unique': 'error',
      'operation-summary': 'error',
      'security-defined': 'error',
    },
  });
  const problems = await lintFromString({ source: JSON.stringify(tested), config });
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`,
  );
}

it('openapi.json is the served OpenAPI document; update it with `npm run schema`', async () => {
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../openapi.json');
});

it('is valid OpenAPI 3', async () => {
  expect(document).toMatchObject({ openapi: '3.1.0' });
  expect(await problemsOf(document)).toEqual([]);
});

it('is detected as invalid if it is', async () => {
  const paths = {
    '/me': { get: { operationId: 'me', summary: 'Me', responses: { 200: { $ref: '#/no' } } } },
  };
  expect(await problemsOf({ ...document, paths })).toContainEqual(
    expect.stringContaining('no-unresolved-refs'),
  );
});
