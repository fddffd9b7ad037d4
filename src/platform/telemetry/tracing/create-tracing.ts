import { noTracing, type Tracing } from './tracing.js';
import type { TracingSettings } from './tracing-settings.js';

/** The resource attributes of a process in traces. */
export interface TracedProcess {
  readonly role: string;
  readonly version: string;
}

/** @param settings null: no tracing, and OpenTelemetry is not loaded */
export async function createTracing(
  settings: TracingSettings | null,
  traced: TracedProcess,
): Promise<Tracing> {
  if (settings === null) return noTracing;
  const { createOpenTelemetryTracing } = await import('./tracing.opentelemetry.js');
  return createOpenTelemetryTracing(settings, traced);
}
