import { describe, expect, it } from 'vitest';
import { isRedisAddress, readRedisAddress } from './redis-address.js';

describe('the address of Redis', () => {
  it.each(['redis://localhost:6379', 'rediss://ada:secret@cache:6380/2', 'redis://:secret@[::1]'])(
    'can be that of one server, and is passed on unchanged: %s',
    (url) => {
      expect(readRedisAddress(url)).toEqual({ kind: 'server', url });
    },
  );

  it('can name nodes of a cluster', () => {
    expect(readRedisAddress('redis+cluster://one:7000,two,[::1]:7002')).toEqual({
      kind: 'cluster',
      seeds: [
        { host: 'one', port: 7000 },
        { host: 'two', port: 6379 },
        { host: '::1', port: 7002 },
      ],
      access: { usesTls: false },
    });
  });

  it('has user, password and TLS', () => {
    expect(readRedisAddress('rediss+cluster://ada:p%40ss%2C1@one:7000')).toMatchObject({
      seeds: [{ host: 'one', port: 7000 }],
      access: { usesTls: true, username: 'ada', password: 'p@ss,1' },
    });
    expect(readRedisAddress('redis+cluster://:secret@one')).toMatchObject({
      access: { usesTls: false, password: 'secret' },
    });
  });

  it('can name Sentinels, their name of the master, and their credentials', () => {
    const url =
      'redis+sentinel://ada:secret@one:26380,two/films?sentinelUsername=guard&sentinelPassword=pass';
    expect(readRedisAddress(url)).toEqual({
      kind: 'sentinel',
      sentinels: [
        { host: 'one', port: 26_380 },
        { host: 'two', port: 26_379 },
      ],
      masterName: 'films',
      access: { usesTls: false, username: 'ada', password: 'secret' },
      sentinelCredentials: { username: 'guard', password: 'pass' },
    });
  });

  it.each([
    'localhost:6379',
    'http://localhost',
    'redis://one:6379,two:6379',
    'redis+cluster://',
    'redis+cluster://one:7000,',
    'redis+cluster://one:70000',
    'redis+cluster://one:7000/1',
    'redis+sentinel://one:26379',
    'redis+sentinel://one:26379/a/b',
    'redis+ring://one',
  ])('is invalid: %s', (text) => {
    expect(isRedisAddress(text)).toBe(false);
    expect(() => readRedisAddress(text)).toThrow(TypeError);
  });
});
