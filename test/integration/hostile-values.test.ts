import { expect, test } from 'vitest';
import { createErrorFormat } from '../../src/graphql/errors/error-format.js';
import { createGate } from '../../src/graphql/gate/gate.js';
import { prepareRest, type RestOperation } from '../../src/graphql/rest/rest-operations.js';
import { eachOf } from '../support/each-of.js';
import { hostileValuesOf } from '../support/hostile-values.js';
import type { Arguments } from '../support/root-fields.js';
import { sampleOf } from '../support/sample-input.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const { schema, logger, config } = platform.engine;
const story = createStory(platform);
const admin = await story.admin();
await story.subscribe(admin);
const profile = await story.profileOf(admin);
const spare = await story.viewer();
const series = await story.series({ name: 'A series', seasons: [1] });
const film = await story.movie();
const { operations } = await prepareRest({
  schema,
  gate: createGate({ schema, ...config.graphql }),
  errors: createErrorFormat({ logger, suggestions: true }),
});

/** Those that would end the sign-in with which the others are called. */
const ENDING = new Set(['signOut', 'signOutEverywhere', 'bindDeviceToProfile']);

const AUTHORIZED = { authorization: `Bearer ${admin.accessToken}` };

/** What exists, by the name of its parameter. */
const KNOWN: Arguments = {
  profileId: profile.id,
  titleId: film,
  seriesId: series.id,
  accountId: spare.accountId,
  queue: 'billing',
  namespace: 'genres',
  query: 'film',
};

interface Attempt {
  readonly operation: RestOperation;
  readonly name: string;
  readonly value: unknown;
}

/** The hostile value, and all other parameters that are needed with plausible ones. */
function valuesOf({ operation: { url, parameters }, name, value }: Attempt): Arguments {
  const needed = parameters.filter(({ isRequired }) => isRequired);
  return {
    ...Object.fromEntries(needed.map((one) => [one.name, KNOWN[one.name] ?? sampleOf(one.type)])),
    ...(url.startsWith('/title/') ? { id: film } : {}),
    ...(url.startsWith('/admin/account/') ? { id: spare.accountId } : {}),
    [name]: value,
  };
}

function call(attempt: Attempt): Promise<Response> {
  const { method, url } = attempt.operation;
  const values = valuesOf(attempt);
  const path = url.replace(':id', encodeURIComponent(String(values['id'])));
  const address = new URL(`/api${path}`, platform.address);
  if (method === 'POST') {
    const headers = { ...AUTHORIZED, 'content-type': 'application/json' };
    return fetch(address, { method, headers, body: JSON.stringify(values) });
  }
  const others = Object.entries(values).filter(([name]) => name !== 'id' || !url.includes(':id'));
  for (const [name, value] of others) {
    for (const item of [value].flat()) address.searchParams.append(name, String(item));
  }
  return fetch(address, { headers: AUTHORIZED });
}

const asked = operations.filter(({ name, parameters }) => parameters.length > 0 && !ENDING.has(name));

test.each(asked.map((operation) => [operation.name, operation] as const))(
  '%s answers no value that its types have room for as a failure of ours',
  async (_name, operation) => {
    const attempts = operation.parameters.flatMap(({ name, type }) =>
      hostileValuesOf(type).map((value): Attempt => ({ operation, name, value })),
    );
    const failures: unknown[] = [];
    await eachOf(attempts, 8, async (attempt) => {
      const { status } = await call(attempt);
      if (status >= 500) failures.push({ name: attempt.name, value: attempt.value, status });
    });
    expect(failures).toEqual([]);
    expect((await fetch(`${platform.address}/api/me`, { headers: AUTHORIZED })).status).toBe(200);
  },
);
