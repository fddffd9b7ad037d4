import { describe, expect, test } from 'vitest';
import { isCalendarDay } from './calendar-day.js';

describe('a day of the calendar', () => {
  test.each(['1995-12-15', '2024-02-29', '0001-01-01', '9999-12-31'])('is %s', (text) => {
    expect(isCalendarDay(text)).toBe(true);
  });

  test.each(['2025-02-29', '2025-02-30', '2025-13-01', '0000-01-01', '10000-01-01', '2025-1-1', '', 'day'])(
    'is not "%s"',
    (text) => {
      expect(isCalendarDay(text)).toBe(false);
    },
  );
});
