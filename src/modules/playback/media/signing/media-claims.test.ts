import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClaimsReader, encodeClaims } from './media-claims.js';

const SESSION = '01938f00-0000-7000-8000-000000000001';
const PATTERN = String.raw`^https?://[^/]+/media/films/a[.]b/(SD|HD)(\.m3u8|(/[\w.]+)+)$`;
const TIMES = { notBefore: 1_767_225_590, expires: 1_767_225_720 };

const CHARACTERS = Array.from('aZ09_-"\\$^');

const encode = (text: string) => Buffer.from(text).toString('base64url');
const decode = (encoded: string) => Buffer.from(encoded, 'base64url').toString();
const ours = decode(encodeClaims({ playbackSessionId: SESSION, ...TIMES }, PATTERN));

/** Any characters, including lone surrogates. */
const anyText = (maxLength: number) =>
  fc.array(fc.nat(0xffff), { maxLength }).map((codes) => String.fromCharCode(...codes));

/** Unchanged, and with a leading space, which JSON ignores but our own encoding does not have. */
function readTwice(text: string) {
  const longest = 10_000;
  return {
    asItIs: createClaimsReader(longest)(encode(text)),
    asJson: createClaimsReader(longest)(encode(` ${text}`)),
  };
}

describe('claims', () => {
  it('are read as written', () => {
    const read = createClaimsReader(1_000);
    const claims = { playbackSessionId: SESSION, ...TIMES, opens: new RegExp(PATTERN) };
    expect(read(encode(ours))).toEqual(claims);
  });

  it('of two tokens with one pattern share a regular expression', () => {
    const read = createClaimsReader(1_000);
    const expression = read(encode(ours))?.opens;
    expect(read(encode(ours.replace(SESSION, 'another')))?.opens).toBe(expression);
    expect(read(encode(JSON.stringify(JSON.parse(ours), null, 2)))?.opens).toBe(expression);
  });

  it('are read in any order and among others', () => {
    const read = createClaimsReader(1_000);
    const reversed = Object.entries(JSON.parse(ours)).toReversed();
    const shuffled = Object.fromEntries([['first', null], ...reversed, ['last', [1]]]);
    expect(read(encode(JSON.stringify(shuffled)))).toEqual(read(encode(ours)));
  });

  it('are those of JSON.parse for any values', () => {
    const text = fc.oneof(anyText(10), fc.string({ unit: fc.constantFrom(...CHARACTERS) }));
    const number = fc.oneof(fc.maxSafeNat(), fc.integer(), fc.double());
    fc.assert(
      fc.property(text, number, number, text, (sub, nbf, exp, inside) => {
        const claims = { iss: 'streamcore', sub, nbf, exp, cdniuc: `regex:^${inside}$` };
        const { asItIs, asJson } = readTwice(JSON.stringify(claims));
        expect(asItIs).toEqual(asJson);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are those of JSON.parse after any modification', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '"',
        '\\',
        String.raw`\"`,
        String.raw`\u0022`,
        String.raw`\u0000`,
        '\n',
        '0',
        '-',
        '.5',
      ),
      fc.constantFrom('"exp":9999999999,', ',"sub":"other"', '}', '{', ' ', '$', '^', 'é', '\u2028'),
      anyText(3),
    );
    const place = fc.nat(ours.length);
    fc.assert(
      fc.property(place, fc.nat(3), part, (start, removed, inserted) => {
        const { asItIs, asJson } = readTwice(ours.slice(0, start) + inserted + ours.slice(start + removed));
        expect(asItIs).toEqual(asJson);
      }),
      { numRuns: 5_000 },
    );
  });

  it('of one token do not leak into the next', () => {
    const read = createClaimsReader(1_000);
    read(encode(ours));
    expect(read('')).toBeNull();
    expect(read(encode(ours.slice(0, -1)))).toBeNull();
    expect(read(encode(`${ours} `))).toEqual(read(encode(ours)));
  });
});
