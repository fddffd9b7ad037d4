import { newId } from '../../shared/ids.js';
import type { MetricsService, SystemMetrics } from './metrics.service.js';

/** Metrics of the last minute. */
export interface MetricsSample {
  readonly id: string;
  readonly occurredAt: Date;
  readonly metrics: SystemMetrics;
}

export async function takeSample(service: Pick<MetricsService, 'metrics'>): Promise<MetricsSample> {
  const metrics = await service.metrics('MINUTE');
  return { id: newId(), occurredAt: metrics.to, metrics };
}
