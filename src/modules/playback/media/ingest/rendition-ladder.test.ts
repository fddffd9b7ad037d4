import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qualitiesUpTo, VIDEO_QUALITIES } from '../video-quality.js';
import { bestQualityOf, renditionsOf } from './rendition-ladder.js';

const side = fc.integer({ min: 2, max: 8_192 });
const picture = fc.record({ width: side, height: side });
const quality = fc.constantFrom(...VIDEO_QUALITIES);

const sizesOf = (width: number, height: number) =>
  renditionsOf({ width, height }, 'UHD').map((made) => `${made.quality} ${made.width}x${made.height}`);

describe('the renditions of a picture', () => {
  it('are all steps up to its size', () => {
    expect(sizesOf(3840, 2160)).toEqual([
      'SD 416x234',
      'SD 640x360',
      'HD 960x540',
      'HD 1280x720',
      'UHD 1920x1080',
      'UHD 3840x2160',
    ]);
    expect(sizesOf(1280, 720)).toEqual(['SD 416x234', 'SD 640x360', 'HD 960x540', 'HD 1280x720']);
    expect(sizesOf(720, 576)).toEqual(['SD 292x234', 'SD 450x360', 'HD 676x540']);
  });

  it.each([
    ['wider than usual', 1920, 800, 'UHD 1920x800'],
    ['upright', 1080, 1920, 'UHD 608x1080'],
    ['smaller than the smallest step', 160, 90, 'SD 160x90'],
    ['of odd numbers', 161, 91, 'SD 162x92'],
  ])('keep the aspect ratio of one that is %s', (_kind, width, height, largest) => {
    expect(sizesOf(width, height).at(-1)).toBe(largest);
  });

  it('never exceed its size, except for rounding to even numbers', () => {
    fc.assert(
      fc.property(picture, quality, (source, best) => {
        for (const { width, height } of renditionsOf(source, best)) {
          expect(width).toBeLessThanOrEqual(source.width + 1);
          expect(height).toBeLessThanOrEqual(source.height + 1);
          expect([width % 2, height % 2]).toEqual([0, 0]);
          expect(Math.min(width, height)).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('start with SD, end with the best possible, ascend, and have unique names', () => {
    fc.assert(
      fc.property(picture, quality, (source, best) => {
        const made = renditionsOf(source, best);
        const places = made.map((one) => VIDEO_QUALITIES.indexOf(one.quality));
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        expect(made[0]?.quality).toBe('SD');
        expect(new Set(made.map(({ name }) => name)).size).toBe(made.length);
        expect(qualitiesUpTo(best)).toContain(made.at(-1)?.quality);
        expect(renditionsOf(source, 'UHD').at(-1)?.quality).toBe(bestQualityOf(source));
      }),
    );
  });
});
