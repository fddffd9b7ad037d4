import type { Variables } from './config-variables.js';
import type { TracingSettings } from './platform/telemetry/tracing/tracing-settings.js';

/** Settings of logs, metrics and traces. */
export interface TelemetryConfig {
  /** Null: no metrics. */
  readonly metrics: {
    /** The token for `/metrics`. Null: none is required. */
    readonly token: string | null;
    /** Whether to serve `/metrics`: with a token, or without one only if it cannot be reached from outside. */
    readonly isServed: boolean;
  } | null;
  /** The address at which a process without an API serves `/health`, and `/metrics` if that is served. Null: none. */
  readonly workerPort: number | null;
  /** Null: no tracing. */
  readonly tracing: TracingSettings | null;
  /** The thresholds of the slow log: operations and jobs that take longer are logged. */
  readonly slow: { readonly operationMs: number; readonly jobMs: number };
  readonly log: { readonly level: string; readonly pretty: boolean };
}

interface Surroundings {
  readonly production: boolean;
  readonly isForThisMachine: boolean;
}

export function telemetryOf(variables: Variables, surroundings: Surroundings): TelemetryConfig {
  return {
    metrics: variables.METRICS ? metricsOf(variables, surroundings) : null,
    workerPort: variables.METRICS_PORT ?? null,
    tracing: tracingOf(variables),
    slow: { operationMs: variables.SLOW_OPERATION_MS, jobMs: variables.SLOW_JOB_MS },
    log: {
      level: variables.LOG_LEVEL,
      pretty: variables.LOG_FORMAT ? variables.LOG_FORMAT === 'pretty' : !surroundings.production,
    },
  };
}

/** This port is public, so without a token only this machine gets metrics, and only in a local installation. */
function metricsOf(
  { METRICS_TOKEN: token }: Variables,
  { isForThisMachine }: Surroundings,
): TelemetryConfig['metrics'] {
  return {
    token: token ?? null,
    isServed: token !== undefined || isForThisMachine,
  };
}

/** Without a collector, nothing is traced. */
function tracingOf(variables: Variables): TracingSettings | null {
  const base = variables.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '');
  const endpoint =
    variables.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base === undefined ? undefined : `${base}/v1/traces`);
  if (endpoint === undefined || variables.OTEL_SDK_DISABLED) return null;
  return {
    endpoint,
    headers: variables.OTEL_EXPORTER_OTLP_HEADERS ?? {},
    timeoutMs: variables.OTEL_EXPORTER_OTLP_TIMEOUT,
    sampler: variables.OTEL_TRACES_SAMPLER,
    ratio: variables.OTEL_TRACES_SAMPLER_ARG,
    queueSize: variables.OTEL_BSP_MAX_QUEUE_SIZE,
    delayMs: variables.OTEL_BSP_SCHEDULE_DELAY,
    serviceName: variables.OTEL_SERVICE_NAME,
    resource: variables.OTEL_RESOURCE_ATTRIBUTES ?? {},
  };
}
