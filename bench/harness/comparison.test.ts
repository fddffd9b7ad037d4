import { describe, expect, it } from 'vitest';
import { type Comparison, toClaim } from './comparison.js';
import { comparisonTable } from './comparison-table.js';
import { summarise } from './statistics.js';

const throughput: Comparison = {
  case: 'home',
  metric: { name: 'requests/s', better: 'higher' },
  ours: summarise([900, 1200, 1500]),
  peer: summarise([2000, 1500, 1400]),
  peerName: 'a peer',
  target: 0.75,
};
const latency: Comparison = {
  ...throughput,
  metric: { name: 'latency p50 ms', better: 'lower' },
  ours: summarise([2]),
  peer: summarise([5]),
  target: null,
};

describe('a claim', () => {
  it('compares the medians, and holds when the ratio reaches the target', () => {
    expect(toClaim(throughput)).toEqual({
      case: 'home',
      metric: 'requests/s',
      ours: 1200,
      peer: 1500,
      peerName: 'a peer',
      ratio: 0.8,
      target: 0.75,
      holds: true,
    });
    expect(toClaim({ ...throughput, target: 0.81 }).holds).toBe(false);
  });

  it('inverts the ratio if less is better', () => {
    expect(toClaim(latency)).toMatchObject({ ours: 2, peer: 5, ratio: 2.5 });
  });

  it('neither holds nor fails without a target', () => {
    expect(toClaim(latency)).toMatchObject({ target: null, holds: null });
  });

  it('survives JSON', () => {
    const claims = [throughput, latency].map(toClaim);
    expect(JSON.parse(JSON.stringify(claims))).toEqual(claims);
  });
});

describe('the table', () => {
  const lines = comparisonTable([throughput, latency]).split('\n');

  it('has a line for each comparison, with the range over the rounds', () => {
    expect(lines[2]).toMatch(
      /^requests\/s +1,200 \(900–1,500\) +a peer +1,500 \(1,400–2,000\) +0\.80 +≥ 0\.75 +yes$/,
    );
    expect(lines[3]).toMatch(/^latency p50 ms +2 \(2–2\) +a peer +5 \(5–5\) +2\.50$/);
  });

  it('has aligned columns', () => {
    const [heading = '', , first = '', second = ''] = lines;
    expect(first.indexOf('0.80')).toBe(heading.indexOf('ratio'));
    expect(second.indexOf('2.50')).toBe(heading.indexOf('ratio'));
  });
});
