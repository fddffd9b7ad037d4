import { type Logger, type LoggerOptions as PinoOptions, pino } from 'pino';
import { errorFields } from './error-fields.js';
import { noTracing, type Tracing } from './tracing/tracing.js';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly level: string;
  /** Human-readable lines instead of JSON. */
  readonly pretty: boolean;
  /** The file descriptor: 1, standard output, unless a command uses that for its results. */
  readonly destination?: 1 | 2;
}

/**
 * Structured logs. Credentials are never written, nor the input of a failed call.
 * @param tracing adds the trace and span to each line
 */
export function createLogger(
  { level, pretty, destination = 1 }: LoggerOptions,
  tracing: Pick<Tracing, 'isOn' | 'logFields'> = noTracing,
): Logger {
  const options: PinoOptions = {
    level,
    base: null,
    ...(tracing.isOn ? { mixin: tracing.logFields } : {}),
    serializers: { err: errorFields, error: errorFields },
    redact: {
      paths: [
        'authorization',
        '*.authorization',
        '*.password',
        '*.refreshToken',
        '*.accessToken',
        '*.cookie',
      ],
      censor: '[redacted]',
    },
  };
  if (!pretty) return pino(options, pino.destination(destination));
  const transport = { target: 'pino-pretty', options: { ignore: 'pid,hostname', destination } };
  return pino({ ...options, transport });
}
