import { z } from 'zod';
import { anyWholeNumber, flag, oneOf, url, variableNotes, wholeNumber } from './config-values.js';
import { SAMPLERS } from './platform/telemetry/tracing/tracing-settings.js';

const SHORTEST_METRICS_TOKEN = 32;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const HOUR_MS = 3_600_000;

/** `name=value`, separated by commas; values may be percent-encoded, as in OpenTelemetry. */
const pairs = z
  .string()
  .transform((text) => text.split(',').map((pair) => /^\s*([^\s=]+)\s*=\s*(.*?)\s*$/.exec(pair)))
  .refine((found) => found.every((pair) => pair !== null && isEncoded(pair[2])), {
    message: 'must be name=value, separated by commas',
    abort: true,
  })
  .transform((found) =>
    Object.fromEntries(found.map((pair) => [pair?.[1] ?? '', decodeURIComponent(pair?.[2] ?? '')])),
  );

function isEncoded(text = ''): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

const share = z
  .string()
  .transform(Number)
  .refine((value) => value >= 0 && value <= 1, 'must be a number from 0 to 1');

const collector = () => url('http:', 'https:').optional();

/** The variables of metrics, traces and logs. OpenTelemetry defines the names of those for traces. */
export const telemetryVariables = {
  METRICS: flag.default(true).register(variableNotes, { example: 'true' }),
  METRICS_TOKEN: z
    .string()
    .min(SHORTEST_METRICS_TOKEN, `must be at least ${SHORTEST_METRICS_TOKEN} random characters`)
    .optional()
    .register(variableNotes, { example: '"$(openssl rand -hex 32)"', isSecret: true }),
  METRICS_PORT: anyWholeNumber(0, 65_535).optional().register(variableNotes, { example: '9100' }),

  LOG_LEVEL: oneOf(LOG_LEVELS).default('info').register(variableNotes, { example: 'info' }),
  LOG_FORMAT: oneOf(['pretty', 'json']).optional().register(variableNotes, { example: 'json' }),
  SLOW_OPERATION_MS: wholeNumber(1, HOUR_MS, 1_000),
  SLOW_JOB_MS: wholeNumber(1, 24 * HOUR_MS, 60_000),

  OTEL_SDK_DISABLED: flag.default(false).register(variableNotes, { example: 'true' }),
  OTEL_EXPORTER_OTLP_ENDPOINT: collector().register(variableNotes, { example: 'http://collector:4318' }),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector().register(variableNotes, {
    example: 'http://collector:4318/v1/traces',
  }),
  OTEL_EXPORTER_OTLP_PROTOCOL: oneOf(['http/protobuf'])
    .optional()
    .register(variableNotes, { example: 'http/protobuf' }),
  OTEL_EXPORTER_OTLP_HEADERS: pairs
    .optional()
    .register(variableNotes, { example: '"authorization=Bearer%20…"', isSecret: true }),
  OTEL_EXPORTER_OTLP_TIMEOUT: wholeNumber(1, 600_000, 10_000),
  OTEL_SERVICE_NAME: z.string().default('streamcore').register(variableNotes, { example: 'streamcore' }),
  OTEL_RESOURCE_ATTRIBUTES: pairs
    .optional()
    .register(variableNotes, { example: 'deployment.environment.name=production' }),
  OTEL_TRACES_SAMPLER: oneOf(SAMPLERS)
    .default('parentbased_traceidratio')
    .register(variableNotes, { example: 'parentbased_traceidratio' }),
  OTEL_TRACES_SAMPLER_ARG: share.default(1).register(variableNotes, { example: '0.1' }),
  OTEL_BSP_SCHEDULE_DELAY: wholeNumber(1, 600_000, 5_000),
  OTEL_BSP_MAX_QUEUE_SIZE: wholeNumber(1, 1_000_000, 2_048),
};
