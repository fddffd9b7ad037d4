import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodFrom } from './billing-period.js';

const endOf = (start: string, interval: 'MONTH' | 'YEAR') =>
  periodFrom(new Date(start), interval).end.toISOString();

describe('a billing period', () => {
  it.each([
    ['2026-03-15T10:00:00.000Z', 'MONTH', '2026-04-15T10:00:00.000Z'],
    ['2026-01-31T23:59:59.999Z', 'MONTH', '2026-02-28T23:59:59.999Z'],
    ['2028-01-31T00:00:00.000Z', 'MONTH', '2028-02-29T00:00:00.000Z'],
    ['2026-12-31T12:00:00.000Z', 'MONTH', '2027-01-31T12:00:00.000Z'],
    ['2028-02-29T08:00:00.000Z', 'YEAR', '2029-02-28T08:00:00.000Z'],
  ] as const)('that starts at %s by the %s ends at %s', (start, interval, end) => {
    expect(endOf(start, interval)).toBe(end);
  });

  it('lasts 28 to 31 days by the month, and never skips a month', () => {
    const starts = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(starts, (start) => {
        const { end } = periodFrom(start, 'MONTH');
        const days = (end.getTime() - start.getTime()) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(28);
        expect(days).toBeLessThanOrEqual(31);
        expect(end.getUTCMonth()).toBe((start.getUTCMonth() + 1) % 12);
      }),
    );
  });
});
