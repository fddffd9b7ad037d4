import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodAfter, periodFrom } from './billing-period.js';

const endOf = (start: string, interval: 'MONTH' | 'YEAR') =>
  periodFrom(new Date(start), interval).end.toISOString();

describe('a billing period', () => {
  it.each([
    ['2026-03-15T10:00:00.000Z', 'MONTH', '2026-04-15T10:00:00.000Z'],
    ['2026-01-31T23:59:59.999Z', 'MONTH', '2026-02-28T23:59:59.999Z'],
    ['2028-01-31T00:00:00.000Z', 'MONTH', '2028-02-29T00:00:00.000Z'],
    ['2026-12-31T12:00:00.000Z', 'MONTH', '2027-01-31T12:00:00.000Z'],
    ['2028-02-29T08:00:00.000Z', 'YEAR', '2029-02-28T08:00:00.000Z'],
  ] as const)('that starts at %s, billed by the %s, ends at %s', (start, interval, end) => {
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

describe('the periods that follow an anchor', () => {
  function endsAfter(start: string, interval: 'MONTH' | 'YEAR', count: number): string[] {
    const anchor = new Date(start);
    const ends: string[] = [];
    let { end } = periodFrom(anchor, interval);
    while (ends.length < count) {
      ends.push(end.toISOString().slice(0, 10));
      end = periodAfter(end, anchor, interval).end;
    }
    return ends;
  }

  it('end on its day of the month again after a shorter month', () => {
    expect(endsAfter('2027-12-31T10:00:00Z', 'MONTH', 4)).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ]);
  });

  it('end on 29 February in every leap year', () => {
    expect(endsAfter('2028-02-29T10:00:00Z', 'YEAR', 4)).toEqual([
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  it('leave no gap, keep the hour, and are as many as the months', () => {
    const anchors = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anchors, fc.integer({ min: 1, max: 60 }), (anchor, count) => {
        let period = periodFrom(anchor, 'MONTH');
        for (let index = 1; index < count; index += 1) {
          const next = periodAfter(period.end, anchor, 'MONTH');
          expect(next.start).toEqual(period.end);
          period = next;
        }
        expect(period.end).toEqual(addMonths(anchor, count));
      }),
    );
  });
});

/** Computed differently: the day is reduced until it is in the right month. */
function addMonths(anchor: Date, months: number): Date {
  let day = anchor.getUTCDate();
  for (;;) {
    const date = new Date(anchor);
    date.setUTCFullYear(anchor.getUTCFullYear(), anchor.getUTCMonth() + months, day);
    if (date.getUTCDate() === day) return date;
    day -= 1;
  }
}
