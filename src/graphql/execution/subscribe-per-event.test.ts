import { buildSchema, execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { EventTaker, LiveEvent } from '../../platform/events/live-topics.js';
import { UnauthenticatedError } from '../../shared/domain-error.js';
import { allow, rule } from '../graphql-shield.js';
import { protectSchema } from '../shield.js';
import { ADMISSION_MS, SETTLING_MS, subscribePerEvent } from './subscribe-per-event.js';

interface Guest {
  readonly isWelcome: boolean;
}

const RECHECK = { payload: null };

async function* speak(said: readonly object[]) {
  yield* said;
}

/** Emits events like a live topic, which offers an event to the taker before it returns it. */
function offer(said: readonly object[]) {
  const source = speak(said);
  let taker: EventTaker<unknown> = { take: () => false };
  return {
    offerTo(offered: EventTaker<unknown>) {
      taker = offered;
    },
    async next() {
      for (;;) {
        const event = await source.next();
        if (event.done || !(await taker.take(event.value as LiveEvent<unknown>))) return event;
      }
    },
    return: () => source.return(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** A subscriber that receives events for as long as it is admitted. */
async function listen(said: readonly object[], { isLive = false } = {}) {
  const schema = buildSchema('type Query { hello: String } type Subscription { said: String }');
  const asked: Guest[] = [];
  const told: unknown[] = [];
  const house = { time: 0, isWelcome: true, isOut: false, asked, onTold: () => {}, onShown: () => {} };
  const isWelcome = rule('isWelcome', { cache: 'no_cache' })((_parent, _values, guest: Guest) => {
    asked.push(guest);
    if (house.isOut) throw new Error('Nobody answers the door.');
    return guest.isWelcome || new UnauthenticatedError();
  });
  Object.assign(schema.getSubscriptionType()?.getFields()['said'] ?? {}, {
    subscribe: isLive ? () => offer(said) : () => speak(said),
  });
  protectSchema(schema, { Query: { hello: allow }, Mutation: {}, Subscription: { said: isWelcome } });
  const subscription = {
    schema,
    document: parse('subscription { said }'),
    contextValue: { isWelcome: true },
  };
  const events = await subscribePerEvent(subscription, {
    buildContext: async (): Promise<Guest> => {
      house.onShown();
      return { isWelcome: house.isWelcome };
    },
    renewContext: (guest) => ({ ...guest }),
    execute: async (rootValue, contextValue) => execute({ ...subscription, rootValue, contextValue }),
    direct: {
      take(event) {
        told.push(event);
        house.onTold();
        return true;
      },
    },
    now: () => house.time,
  });
  if (!(Symbol.asyncIterator in events)) throw new Error('Nothing is said.');
  asked.length = 0;
  return { events, house, told };
}

describe('a subscription', () => {
  it('has its rule checked with the first event, again soon afterwards, and then every half minute', async () => {
    const { events, house } = await listen([
      { said: 'one' },
      { said: 'two' },
      { said: 'three' },
      { said: 'four' },
    ]);
    await events.next();
    house.time = SETTLING_MS;
    await events.next();
    house.time = SETTLING_MS + ADMISSION_MS - 1;
    expect((await events.next()).value).toEqual({ data: { said: 'three' } });
    expect(house.asked).toHaveLength(2);

    house.time = SETTLING_MS + ADMISSION_MS;
    house.isWelcome = false;
    expect((await events.next()).value).toMatchObject({ errors: [{ message: 'Sign in to do this.' }] });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('has its rule checked at once if something may have ended its access', async () => {
    const { events, house } = await listen([{ said: 'one' }, RECHECK, { said: 'two' }, RECHECK]);
    await events.next();
    expect((await events.next()).value).toEqual({ data: { said: 'two' } });
    expect(house.asked).toHaveLength(2);

    house.isWelcome = false;
    expect((await events.next()).value).toMatchObject({ errors: [{ message: 'Sign in to do this.' }] });
  });

  it('gets shared events, with its rule checked every half minute', async () => {
    const said = [{ said: 'one' }, { said: 'two' }, RECHECK, { said: 'three' }];
    const { events, house, told } = await listen(said, { isLive: true });
    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect(house.asked).toHaveLength(2);
    expect(told).toEqual([{ said: 'one' }, { said: 'two' }, { said: 'three' }]);
  });

  it.each([
    ['after half a minute', [{ said: 'one' }, { said: 'two' }]],
    ['when something may have ended its access', [{ said: 'one' }, RECHECK]],
  ])('gets no more events once its rule refuses, %s', async (_when, said) => {
    const { events, house, told } = await listen(said, { isLive: true });
    house.onTold = () => {
      house.time = ADMISSION_MS;
      house.isWelcome = false;
    };
    expect((await events.next()).value).toMatchObject({ errors: [{ message: 'Sign in to do this.' }] });
    expect(told).toEqual([{ said: 'one' }]);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('gets no more events once it ends, even while its rule is checked', async () => {
    const { events, house, told } = await listen([{ said: 'one' }], { isLive: true });
    house.onShown = () => void events.return?.();
    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect(told).toEqual([]);
  });

  it.each([
    ['for all alike', true],
    ['for each', false],
  ])('gets no more events if its rule cannot be checked, with events answered %s', async (_how, isLive) => {
    const { events, house, told } = await listen([{ said: 'one' }, RECHECK, { said: 'two' }], { isLive });
    house.onTold = () => {
      house.isOut = true;
    };
    if (!isLive) {
      await events.next();
      house.onTold();
    }
    await expect(events.next()).rejects.toThrow('Nobody answers the door.');
    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect(told).toHaveLength(isLive ? 1 : 0);
  });

  it.each([
    ['for all alike', true],
    ['for each', false],
  ])(
    'has its rule checked again soon after the first time, with events answered %s',
    async (_how, isLive) => {
      const { events, house } = await listen([{ said: 'one' }, { said: 'two' }], { isLive });
      house.onTold = () => {
        house.time = SETTLING_MS;
        house.isWelcome = false;
      };
      if (!isLive) {
        await events.next();
        house.onTold();
      }
      expect((await events.next()).value).toMatchObject({ errors: [{ message: 'Sign in to do this.' }] });
    },
  );

  it('has its rule checked again soon after something may have ended its access', async () => {
    const said = [{ said: 'one' }, RECHECK, { said: 'two' }, { said: 'three' }];
    const { events, house } = await listen(said);
    await events.next();
    await events.next();
    house.time = SETTLING_MS;
    house.isWelcome = false;
    expect((await events.next()).value).toMatchObject({ errors: [{ message: 'Sign in to do this.' }] });
  });
});
