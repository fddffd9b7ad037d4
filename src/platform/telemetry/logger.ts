import { type Logger, pino, stdSerializers } from 'pino';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly level: string;
  /** Lines for people instead of JSON for collectors. */
  readonly pretty: boolean;
}

/** Structured logs. What could sign somebody in is never written. */
export function createLogger(options: LoggerOptions): Logger {
  return pino({
    level: options.level,
    base: null,
    serializers: { error: stdSerializers.err },
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
    ...(options.pretty ? { transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname' } } } : {}),
  });
}
