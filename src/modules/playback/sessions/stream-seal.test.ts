import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../../shared/ids.js';
import { createStreamSeal } from './stream-seal.js';

const seal = createStreamSeal('a secret of an installation');
const stream = {
  id: newId(),
  accountId: newId(),
  profileId: newId(),
  deviceSessionId: newId(),
  titleId: newId(),
  startedAt: new Date(),
};

test('a sealed stream is the same when it is opened', () => {
  expect(seal.open(stream.accountId, seal.seal(stream))).toEqual(stream);
});

test('the sealed id reveals neither viewer, title nor device', () => {
  const sealed = Buffer.from(seal.seal(stream), 'base64url').toString('hex');
  for (const id of [stream.accountId, stream.profileId, stream.deviceSessionId, stream.titleId]) {
    expect(sealed).not.toContain(id.replaceAll('-', ''));
  }
  expect(seal.seal(stream)).toBe(seal.seal({ ...stream }));
});

test('it cannot be opened by another account or installation', () => {
  expect(seal.open(newId(), seal.seal(stream))).toBeNull();
  expect(createStreamSeal('another secret').open(stream.accountId, seal.seal(stream))).toBeNull();
});

test('it is invalid if any byte was changed or removed', () => {
  const bytes = Buffer.from(seal.seal(stream), 'base64url');
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ change;
      expect(seal.open(stream.accountId, changed.toString('base64url'))).toBeNull();
      expect(seal.open(stream.accountId, bytes.subarray(0, place).toString('base64url'))).toBeNull();
    }),
  );
});
