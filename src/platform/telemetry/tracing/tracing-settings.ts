/** The settings of tracing, with OpenTelemetry's terms. */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

export interface TracingSettings {
  /** The collector's URL for OTLP over HTTP. */
  readonly endpoint: string;
  /** Request headers, such as the collector's API key. */
  readonly headers: Readonly<Record<string, string>>;
  /** The timeout of an export. */
  readonly timeoutMs: number;
  readonly sampler: (typeof SAMPLERS)[number];
  /** The share of traces starting here that is recorded. */
  readonly ratio: number;
  /** The size of the export queue: further spans are dropped. */
  readonly queueSize: number;
  /** How long spans are batched before an export. */
  readonly delayMs: number;
  readonly serviceName: string;
  /** Further resource attributes. */
  readonly resource: Readonly<Record<string, string>>;
}
