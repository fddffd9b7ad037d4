import type { Summary } from './statistics.js';

/** Something that is measured of everyone who takes part. */
export interface Metric {
  /** With its unit. */
  readonly name: string;
  readonly better: 'higher' | 'lower';
}

/** One metric of ours beside one peer's, measured in the same run. */
export interface Comparison {
  readonly case: string;
  readonly metric: Metric;
  readonly ours: Summary;
  readonly peer: Summary;
  readonly peerName: string;
  /** The least ratio that is wanted; null where it is only reported. */
  readonly target: number | null;
}

/** A comparison as programs read it. Ratios above 1 are in our favour, whatever the metric. */
export interface Claim {
  readonly case: string;
  readonly metric: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  readonly ratio: number;
  readonly target: number | null;
  /** Null where there is no target. */
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

/** As many digits as a benchmark can stand for. */
export function significant(value: number): number {
  return Number(value.toPrecision(4));
}
