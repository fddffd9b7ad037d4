import { expect, it } from 'vitest';
import { windowInputsOf, windowValuesOf } from './window-values.js';

const windows = [
  { region: 'DE', startsAt: '2026-01-01T00:00:00.000Z', endsAt: '2026-07-01T12:30:15.000Z' },
  { region: null, startsAt: '2026-03-29T01:30:00.250Z', endsAt: null },
];

it('shows instants in UTC, no more exact than they have to be', () => {
  expect(windowValuesOf(windows)).toEqual([
    { key: '0', region: 'DE', startsAt: '2026-01-01T00:00', endsAt: '2026-07-01T12:30:15' },
    { key: '1', region: '', startsAt: '2026-03-29T01:30:00.250', endsAt: '' },
  ]);
});

it('leaves as they are the windows that nobody changed', () => {
  expect(windowInputsOf(windowValuesOf(windows))).toEqual(windows);
});

it('takes a region in lower case, and nothing as everywhere and for good', () => {
  const startsAt = '2026-01-01T08:00';
  expect(
    windowInputsOf([
      { key: 'a', region: ' at ', startsAt, endsAt: '' },
      { key: 'b', region: ' ', startsAt, endsAt: '' },
    ]),
  ).toEqual([
    { region: 'AT', startsAt: '2026-01-01T08:00:00.000Z', endsAt: null },
    { region: null, startsAt: '2026-01-01T08:00:00.000Z', endsAt: null },
  ]);
});
