import { buildSchema, execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { UnauthenticatedError } from '../../shared/domain-error.js';
import { allow, rule } from '../graphql-shield.js';
import { protectSchema } from '../shield.js';
import { ADMISSION_MS, subscribeAnew } from './subscribe-anew.js';

interface Guest {
  readonly isWelcome: boolean;
}

const RECHECK = { payload: null };

/** Somebody who hears what is said for as long as it is welcome. */
async function listen(said: readonly object[]) {
  const schema = buildSchema('type Query { hello: String } type Subscription { said: String }');
  const asked: Guest[] = [];
  const isWelcome = rule('isWelcome', { cache: 'no_cache' })((_parent, _values, guest: Guest) => {
    asked.push(guest);
    return guest.isWelcome || new UnauthenticatedError();
  });
  protectSchema(schema, { Query: { hello: allow }, Mutation: {}, Subscription: { said: isWelcome } });
  Object.assign(schema.getSubscriptionType()?.getFields()['said'] ?? {}, {
    subscribe: async function* speak() {
      yield* said;
    },
  });
  const house = { time: 0, isWelcome: true, asked };
  const subscription = {
    schema,
    document: parse('subscription { said }'),
    contextValue: { isWelcome: true },
  };
  const events = await subscribeAnew(subscription, {
    buildContext: async (): Promise<Guest> => ({ isWelcome: house.isWelcome }),
    renewContext: (guest) => ({ ...guest }),
    execute: async (rootValue, contextValue) => execute({ ...subscription, rootValue, contextValue }),
    now: () => house.time,
  });
  if (!(Symbol.asyncIterator in events)) throw new Error('Nothing is said.');
  asked.length = 0;
  return { events, house };
}

describe('who listens', () => {
  it('shows with the first event that it may, and need not again for a second', async () => {
    const { events, house } = await listen([{ said: 'one' }, { said: 'two' }, { said: 'three' }]);
    await events.next();
    house.time = ADMISSION_MS - 1;
    expect((await events.next()).value).toEqual({ data: { said: 'two' } });
    expect(house.asked).toHaveLength(1);

    house.time = ADMISSION_MS;
    house.isWelcome = false;
    expect((await events.next()).value).toMatchObject({ errors: [{ message: 'Sign in to do this.' }] });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('shows it at once when something may have ended its access', async () => {
    const { events, house } = await listen([{ said: 'one' }, RECHECK, { said: 'two' }, RECHECK]);
    await events.next();
    expect((await events.next()).value).toEqual({ data: { said: 'two' } });
    expect(house.asked).toHaveLength(2);

    house.isWelcome = false;
    expect((await events.next()).value).toMatchObject({ errors: [{ message: 'Sign in to do this.' }] });
  });
});
