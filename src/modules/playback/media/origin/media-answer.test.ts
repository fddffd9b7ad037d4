import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredFile } from '../media-storage.js';
import { answerMedia } from './media-answer.js';
import { requestedRange } from './requested-range.js';

const file: StoredFile = {
  size: 1000,
  etag: 'v1',
  modifiedAt: new Date('2026-01-01T12:00:00.500Z'),
  signAddress: null,
  read: async () => Readable.from([]),
};
const MODIFIED = 'Thu, 01 Jan 2026 12:00:00 GMT';
const BEFORE = 'Thu, 01 Jan 2026 11:59:59 GMT';

function answer(headers: IncomingHttpHeaders, method = 'GET') {
  return answerMedia({ method, headers, path: 'films/HD/1.m4s', type: 'video/iso.segment' }, file);
}

describe('a file is served', () => {
  it('completely without a range', () => {
    expect(answer({})).toEqual({
      status: 200,
      headers: {
        etag: '"v1"',
        'last-modified': MODIFIED,
        'cache-control': 'private, max-age=86400, immutable',
        'accept-ranges': 'bytes',
        'content-type': 'video/iso.segment',
        'content-length': 1000,
      },
      range: undefined,
      bytes: 1000,
    });
  });

  it.each([
    ['bytes=0-0', 'bytes 0-0/1000'],
    ['bytes=0-', 'bytes 0-999/1000'],
    ['bytes=200-299', 'bytes 200-299/1000'],
    ['Bytes=900-5000', 'bytes 900-999/1000'],
    ['bytes=-1', 'bytes 999-999/1000'],
    ['bytes=-5000', 'bytes 0-999/1000'],
  ])('in part with Range: %s', (range, contentRange) => {
    const { status, headers, bytes } = answer({ range });
    expect({ status, contentRange: headers['content-range'], length: headers['content-length'] }).toEqual({
      status: 206,
      contentRange,
      length: bytes,
    });
  });

  it.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0'])('with 416 for Range: %s', (range) => {
    expect(answer({ range })).toMatchObject({
      status: 416,
      headers: { 'content-range': 'bytes */1000' },
      range: null,
    });
  });

  it.each(['bytes=0-0,5-9', 'bytes=9-5', 'bytes=-', 'bytes=a-b', 'lines=0-5', 'bytes=1-1;x', 'bytes = 0-1'])(
    'completely with Range: %s, which may be ignored',
    (range) => {
      expect(answer({ range }).status).toBe(200);
    },
  );

  it('without a range for HEAD', () => {
    expect(answer({ range: 'bytes=0-0' }, 'HEAD').status).toBe(200);
  });

  it.each([
    ['"v1"', 206],
    [MODIFIED, 206],
    ['"v2"', 200],
    ['W/"v1"', 200],
    [BEFORE, 200],
    ['nonsense', 200],
  ])('with If-Range: %s by %i', (ifRange, status) => {
    expect(answer({ range: 'bytes=0-9', 'if-range': ifRange }).status).toBe(status);
  });

  it.each<[IncomingHttpHeaders, number]>([
    [{ 'if-none-match': '"v1"' }, 304],
    [{ 'if-none-match': 'W/"v1"' }, 304],
    [{ 'if-none-match': '"v0", "v1"' }, 304],
    [{ 'if-none-match': '*' }, 304],
    [{ 'if-none-match': '"v2"' }, 200],
    [{ 'if-none-match': '"v2"', 'if-modified-since': MODIFIED }, 200],
    [{ 'if-modified-since': MODIFIED }, 304],
    [{ 'if-modified-since': BEFORE }, 200],
    [{ 'if-modified-since': 'nonsense' }, 200],
    [{ 'if-match': '"v1"' }, 200],
    [{ 'if-match': '*' }, 200],
    [{ 'if-match': 'W/"v1"' }, 412],
    [{ 'if-match': '"v2"', 'if-none-match': '"v1"' }, 412],
    [{ 'if-unmodified-since': MODIFIED }, 200],
    [{ 'if-unmodified-since': BEFORE }, 412],
    [{ 'if-none-match': '"v1"', range: 'bytes=5000-' }, 304],
  ])('with %j by %i', (headers, status) => {
    const { status: given, bytes } = answer(headers);
    expect({ given, bytes }).toEqual({ given: status, bytes: status === 200 ? 1000 : 0 });
  });
});

describe('a range', () => {
  it('is the requested one, limited to the file', () => {
    const place = fc.option(fc.nat(1200), { nil: undefined });
    fc.assert(
      fc.property(fc.nat(1000), place, place, (size, first, last) => {
        const range = requestedRange(`bytes=${first ?? ''}-${last ?? ''}`, size);
        const asked = Array.from({ length: size }, (_each, index) => index).filter((index) =>
          first === undefined ? index >= size - (last ?? 0) : index >= first && index <= (last ?? size),
        );
        const says = first !== undefined || last !== undefined;
        const isReadable = says && (first ?? 0) <= (last ?? Number.POSITIVE_INFINITY);
        const there = asked.length === 0 ? null : { first: asked[0], last: asked.at(-1) };
        expect(range).toEqual(isReadable ? there : undefined);
      }),
      { numRuns: 300 },
    );
  });
});
