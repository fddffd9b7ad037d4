import type { Summary } from './statistics.js';

/** A metric that is measured for all contenders. */
export interface Metric {
  /** With its unit. */
  readonly name: string;
  readonly better: 'higher' | 'lower';
}

/** One metric of ours beside a peer's, measured in the same run. */
export interface Comparison {
  readonly case: string;
  readonly metric: Metric;
  readonly ours: Summary;
  readonly peer: Summary;
  readonly peerName: string;
  /** The required ratio; null if it is only reported. */
  readonly target: number | null;
}

/** A comparison in machine-readable form. Ratios above 1 are in our favour, for every metric. */
export interface Claim {
  readonly case: string;
  readonly metric: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  readonly ratio: number;
  readonly target: number | null;
  /** Null without a target. */
  readonly holds: boolean | null;
}

export function toClaim({ case: name, metric, ours, peer, peerName, target }: Comparison): Claim {
  const advantage = metric.better === 'higher' ? ours.median / peer.median : peer.median / ours.median;
  const ratio = Math.round(advantage * 1000) / 1000;
  return {
    case: name,
    metric: metric.name,
    ours: significant(ours.median),
    peer: significant(peer.median),
    peerName,
    ratio,
    target,
    holds: target === null ? null : ratio >= target,
  };
}

/** As many digits as are significant in a benchmark. */
export function significant(value: number): number {
  return Number(value.toPrecision(4));
}
