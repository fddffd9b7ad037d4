import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);

const create = ({ client }: Viewer, input: { name: string; [field: string]: unknown }) =>
  client.send(operations.CreateProfile, { input });

describe('creating a profile', () => {
  test('adds it to the account, the oldest first', async () => {
    const viewer = await story.viewer();
    await create(viewer, { name: ' Ann ', language: 'pt-br' });
    await create(viewer, { name: 'Ben', isKids: true });
    const { me } = await viewer.client.send(operations.Me);
    expect(me.profiles).toEqual([
      { id: expect.any(String), name: 'Ann', isKids: false, maturityLimit: 18 },
      { id: expect.any(String), name: 'Ben', isKids: true, maturityLimit: 12 },
    ]);
  });

  test.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(41) }],
    ['maturityLimit', { name: 'Kid', isKids: true, maturityLimit: 13 }],
    ['maturityLimit', { name: 'Ann', maturityLimit: 19 }],
    ['language', { name: 'Ann', language: 'not a language' }],
    ['favouriteGenreIds', { name: 'Ann', favouriteGenreIds: Array.from({ length: 11 }, newId) }],
    ['favouriteGenreIds', { name: 'Ann', favouriteGenreIds: [newId()] }],
    ['favouriteGenreIds', { name: 'Ann', favouriteGenreIds: ['no id'] }],
  ])('names the field that breaks a rule: %s of %o', async (field, input) => {
    expect(await failureOf(create(await story.viewer(), input))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { [field]: expect.any(String) },
    });
  });

  test('with a name that the account uses is a conflict; another account may', async () => {
    const viewer = await story.viewer();
    await create(viewer, { name: 'Ann' });
    expect(await failureOf(create(viewer, { name: 'Ann' }))).toMatchObject({ code: 'CONFLICT' });
    await create(await story.viewer(), { name: 'Ann' });
  });

  test('ends at the limit of the plan, which grows with the plan', async () => {
    const viewer = await story.viewer();
    for (const name of ['Ann', 'Ben']) await create(viewer, { name });
    expect(await failureOf(create(viewer, { name: 'Cleo' }))).toMatchObject({
      code: 'PROFILE_LIMIT_REACHED',
      limit: 2,
    });
    await story.subscribe(viewer, 'standard-monthly');
    await create(viewer, { name: 'Cleo' });
  });

  test('thirty times at once never passes the limit', async () => {
    const viewer = await story.viewer();
    await story.subscribe(viewer, 'premium-monthly');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => create(viewer, { name: `Profile ${index}` })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ extensions: { code: 'PROFILE_LIMIT_REACHED' } });
    }
    const { me } = await viewer.client.send(operations.Me);
    expect(me.profiles).toHaveLength(6);
  });
});
