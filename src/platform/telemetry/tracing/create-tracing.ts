import { noTracing, type Tracing } from './tracing.js';
import type { TracingSettings } from './tracing-settings.js';

/** What a process says of itself in every trace. */
export interface TracedProcess {
  readonly role: string;
  readonly version: string;
}

/** @param settings null: nothing is traced, and OpenTelemetry is not even loaded */
export async function createTracing(
  settings: TracingSettings | null,
  traced: TracedProcess,
): Promise<Tracing> {
  if (settings === null) return noTracing;
  const { createOpenTelemetryTracing } = await import('./tracing.opentelemetry.js');
  return createOpenTelemetryTracing(settings, traced);
}
