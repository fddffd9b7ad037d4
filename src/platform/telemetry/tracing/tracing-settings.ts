/** Which traces are recorded, in the words of OpenTelemetry. */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

export interface TracingSettings {
  /** Where a collector takes traces by OTLP over HTTP. */
  readonly endpoint: string;
  /** Sent with them, such as what the collector asks to see. */
  readonly headers: Readonly<Record<string, string>>;
  /** How long one export may take. */
  readonly timeoutMs: number;
  readonly sampler: (typeof SAMPLERS)[number];
  /** Of the traces that begin here, this part is recorded. */
  readonly ratio: number;
  /** How many spans wait for their export at most: what comes beyond is dropped. */
  readonly queueSize: number;
  /** How long they wait, so that many go together. */
  readonly delayMs: number;
  readonly serviceName: string;
  /** What else is said of this process. */
  readonly resource: Readonly<Record<string, string>>;
}
