import { expect, test } from 'vitest';
import { STATUS_OF_CODE } from '../../src/graphql/rest/rest-errors.js';
import { PLATFORM } from '../../src/shared/actor.js';
import { newId } from '../../src/shared/ids.js';
import { StartDeviceSignIn } from '../support/device-operations.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient, GraphqlFailure } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import {
  type Outcome,
  PEOPLE,
  type PermissionRow,
  type Person,
  type Scene,
  type Standing,
} from '../support/permission-row.js';
import { callRest, openApiOf, operationIdOf, type RestErrors } from '../support/rest-call.js';
import { type Arguments, callOf, guardedFields } from '../support/root-fields.js';
import { sessionOf } from '../support/sessions.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';
import { permissions } from './permissions.table.js';

const platform = await usePlatform();
const { schema } = platform.engine;
const story = createStory(platform);
const titleId = await story.movie();
const { viewer: owner, profile } = await story.subscribedViewer();
const { viewer: stranger } = await story.subscribedViewer();
const admin = await story.admin();
await story.subscribe(admin);
// The events that the owner's live fields replay.
await story.finish(owner, profile.id, [titleId]);

type Tokens = Readonly<Record<Person, string | undefined>>;

/** The token of a new device that is bound to the profile. */
async function boundDeviceOf(someone: Viewer, profileId: string): Promise<string> {
  const device = await story.signIn(someone);
  const values = { input: { profileId } };
  await device.client.send(callOf(schema, 'Mutation.bindDeviceToProfile', values), values);
  const { refreshToken } = device;
  const { refreshTokens } = await story.visitor.send(operations.RefreshTokens, { input: { refreshToken } });
  return refreshTokens.accessToken;
}

const tokensOf: Readonly<Record<Standing, () => Promise<Tokens>>> = {
  'as they are': (() => {
    const bound = boundDeviceOf(owner, profile.id);
    return async () => ({
      nobody: undefined,
      owner: owner.accessToken,
      boundDevice: await bound,
      stranger: stranger.accessToken,
      admin: admin.accessToken,
    });
  })(),

  async 'on a new device'() {
    const tokenOf = async (someone: Viewer) => (await story.signIn(someone)).accessToken;
    return {
      nobody: undefined,
      owner: await tokenOf(owner),
      boundDevice: await boundDeviceOf(owner, profile.id),
      stranger: await tokenOf(stranger),
      admin: await tokenOf(admin),
    };
  },

  'in a new account': async () => tokensIn(await newAccounts()),

  async suspended() {
    const accounts = await newAccounts();
    const { administration } = platform.engine.subscriptions;
    for (const { accountId } of [accounts.owner, accounts.bound, accounts.stranger, accounts.admin]) {
      await administration.suspend({ accountId, reason: 'A test.' }, PLATFORM);
    }
    return tokensIn(accounts);
  },
};

async function newAccounts() {
  const [owning, strange] = [await story.subscribedViewer(), await story.subscribedViewer()];
  const { viewer: bound, profile: boundTo } = await story.subscribedViewer();
  const administrator = await story.admin();
  await story.subscribe(administrator);
  return { owner: owning.viewer, stranger: strange.viewer, bound, boundTo, admin: administrator };
}

async function tokensIn(accounts: Awaited<ReturnType<typeof newAccounts>>) {
  return {
    nobody: undefined,
    owner: accounts.owner.accessToken,
    boundDevice: await boundDeviceOf(accounts.bound, accounts.boundTo.id),
    stranger: accounts.stranger.accessToken,
    admin: accounts.admin.accessToken,
  };
}

const scene: Scene = {
  titleId,
  profileId: profile.id,
  ownerEmail: owner.email,
  ownerRefreshToken: owner.refreshToken,
  password: PASSWORD,
  newId,
  now: () => platform.clock.now(),
  async spareProfile() {
    const spares = await platform.engine.database.prisma.profile.findMany({
      where: { accountId: owner.accountId, id: { not: profile.id }, deletedAt: null },
    });
    return spares[0]?.id ?? (await story.profileOf(owner, { name: newId() })).id;
  },
  async spareDevice() {
    return sessionOf(await story.signIn(owner));
  },
  planId: async () => (await platform.engine.subscriptions.service.plans())[0]?.id ?? '',
  spareAccount: async () => (await story.viewer()).accountId,
  async waitingDevice() {
    const { startDeviceSignIn } = await story.visitor.send(StartDeviceSignIn, { input: {} });
    return startDeviceSignIn.userCode;
  },
};

const REFUSALS = new Set<unknown>(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'INTERNAL_SERVER_ERROR']);

async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 'admitted';
  } catch (error) {
    if (!(error instanceof GraphqlFailure)) throw error;
    const code = error.extensions?.code;
    return REFUSALS.has(code) ? code : 'admitted';
  }
}

type Call = (field: string, given: Arguments, token: string | undefined) => Promise<unknown>;

/** Each person's result when they call the field. */
async function outcomesOf(field: string, { values, standing = 'as they are' }: PermissionRow, call: Call) {
  const outcomes: Partial<Record<Person, unknown>> = {};
  for (const [person, token] of Object.entries(await tokensOf[standing]()) as [
    Person,
    string | undefined,
  ][]) {
    outcomes[person] = await call(field, (await values?.(scene)) ?? {}, token);
  }
  await makeRoom();
  return outcomes;
}

const callByGraphql: Call = async (field, given, token) => {
  const client = createGraphqlClient(platform.address, token);
  const call = callOf(schema, field, given);
  const isLive = field.startsWith('Subscription.');
  const outcome = await outcomeOf(isLive ? client.live(call, given).next() : client.send(call, given));
  await client.close();
  return outcome;
};

const openApi = await openApiOf(platform.address);

const callByRest: Call = async (field, values, token) => {
  const operationId = operationIdOf(field);
  const { status, body } = await callRest(platform.address, openApi, { operationId, values, token });
  if (status === 200) return 'admitted';
  const { code } = (body as RestErrors).errors[0] ?? {};
  expect(status).toBe(STATUS_OF_CODE[code as keyof typeof STATUS_OF_CODE]);
  return REFUSALS.has(code) ? code : 'admitted';
};

/** Calls leave devices behind, of which the plan allows ten, and attempts that are counted. */
async function makeRoom(): Promise<void> {
  await platform.engine.database.prisma.attemptCount.deleteMany();
  const standing = Object.values(await tokensOf['as they are']());
  const kept = standing.flatMap((accessToken) => (accessToken ? [sessionOf({ accessToken })] : []));
  await platform.engine.database.prisma.deviceSession.updateMany({
    where: {
      accountId: { in: [owner, stranger, admin].map(({ accountId }) => accountId) },
      id: { notIn: kept },
    },
    data: { revokedAt: platform.clock.now() },
  });
}

const rows = Object.entries(permissions).flatMap(([field, own]) => own.map((row) => ({ field, row })));

test('the table has a row for every root field, and for every field of `admin`', () => {
  expect(Object.keys(permissions).toSorted()).toEqual(guardedFields(schema).toSorted());
});

test.each(rows)('$field', async ({ field, row }) => {
  expect(await outcomesOf(field, row, callByGraphql)).toEqual(row.policy);
});

/** Live fields are not served as REST, and the fields of `admin` are served instead of it. */
const restRows = rows.filter(({ field }) => !field.startsWith('Subscription.') && field !== 'Query.admin');

test.each(restRows)('$field, by REST', async ({ field, row }) => {
  expect(await outcomesOf(field, row, callByRest)).toEqual(row.policy);
});

test('a foreign token is refused, even where none is required', async () => {
  const client = createGraphqlClient(platform.address, 'nonsense');
  expect(await failureOf(client.send(operations.Plans))).toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('docs/permissions.md is the table; update it with `npx vitest run permissions --update`', async () => {
  await expect(await asDocument()).toMatchFileSnapshot('../../docs/permissions.md');
});

const SIGNS: Readonly<Record<Outcome, string>> = {
  admitted: '✓',
  UNAUTHENTICATED: '`UNAUTHENTICATED`',
  FORBIDDEN: '`FORBIDDEN`',
  NOT_FOUND: '`NOT_FOUND`',
};

async function asDocument(): Promise<string> {
  const people = Object.keys(PEOPLE) as Person[];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines: string[] = [];
  for (const { field, row } of rows) {
    const names = Object.keys((await row.values?.(scene)) ?? {}).join(', ');
    const call = `\`${field}${names ? `(${names})` : ''}\``;
    lines.push(line([call, ...people.map((person) => SIGNS[row.policy[person]])]));
    await makeRoom();
  }
  return [
    '# Permissions',
    '',
    'Which callers may use which field, and the error that others get. A test calls every field as each of these callers, by GraphQL and by REST, and fails if a field has no row.',
    'This page is generated from its table, `test/integration/permissions.table.ts`.',
    '',
    ...people.map((person) => `- **${person}**: ${PEOPLE[person]}`),
    '',
    line(['field', ...people]),
    line(['---', ...people.map(() => '---')]),
    ...lines,
    '',
  ].join('\n');
}
