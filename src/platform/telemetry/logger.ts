import { type Logger, type LoggerOptions as PinoOptions, pino } from 'pino';
import { errorFields } from './error-fields.js';
import { noTracing, type Tracing } from './tracing/tracing.js';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly level: string;
  /** Lines for people instead of JSON for collectors. */
  readonly pretty: boolean;
  /** Where lines go, by its number: 1, standard output, unless that is for what a command answers. */
  readonly destination?: 1 | 2;
}

/**
 * Structured logs. What could sign somebody in is never written, nor what was asked of a server that failed.
 * @param tracing each line says which part of which trace it was written in
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
