import { expect, it } from 'vitest';
import { Impressions } from './impressions.js';

it('tells each title once for each kind of rail, a few at a time', () => {
  const impressions = new Impressions();
  for (const id of ['heat', 'alien', 'heat', 'fargo']) impressions.add('FOR_YOU', id);
  impressions.add('TRENDING_NOW', 'heat');
  expect(impressions.take(2)).toEqual([
    { kind: 'FOR_YOU', titleIds: ['heat', 'alien'] },
    { kind: 'TRENDING_NOW', titleIds: ['heat'] },
  ]);
  impressions.add('FOR_YOU', 'alien');
  expect(impressions.take(2)).toEqual([{ kind: 'FOR_YOU', titleIds: ['fargo'] }]);
  expect(impressions.take(2)).toEqual([]);
});
