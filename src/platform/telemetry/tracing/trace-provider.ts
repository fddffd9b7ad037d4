import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import {
  ATTR_SERVICE_INSTANCE_ID,
  ATTR_SERVICE_NAME,
  ATTR_SERVICE_VERSION,
} from '@opentelemetry/semantic-conventions';
import { newId } from '../../../shared/ids.js';
import type { TracedProcess } from './create-tracing.js';
import type { TracingSettings } from './tracing-settings.js';

const MOST_TOGETHER = 512;
/** Statements are the longest attributes, and few are longer. */
const LONGEST_ATTRIBUTE = 4_000;
/** The most concurrent exports, of a batch each. */
const MOST_EXPORTS = 2;

/** Called with the outcome of every export. */
export type NoteExport = (error: unknown) => void;

/** Records spans and exports them in batches. Spans that cannot be exported are dropped, and exporting never blocks. */
export function createTraceProvider(
  settings: TracingSettings,
  { role, version }: TracedProcess,
  noteExport: NoteExport,
): BasicTracerProvider {
  const { endpoint, headers, timeoutMs, queueSize, delayMs, serviceName, resource } = settings;
  const exporter = new OTLPTraceExporter({
    url: endpoint,
    headers: { ...headers },
    timeoutMillis: timeoutMs,
    concurrencyLimit: MOST_EXPORTS,
  });
  return new BasicTracerProvider({
    resource: resourceFromAttributes({
      ...resource,
      [ATTR_SERVICE_NAME]: serviceName,
      [ATTR_SERVICE_VERSION]: version,
      [ATTR_SERVICE_INSTANCE_ID]: newId(),
      'streamcore.role': role,
    }),
    sampler: SAMPLER[settings.sampler](settings.ratio),
    spanLimits: { attributeValueLengthLimit: LONGEST_ATTRIBUTE },
    spanProcessors: [
      new BatchSpanProcessor(noting(exporter, noteExport), {
        maxQueueSize: queueSize,
        maxExportBatchSize: Math.min(MOST_TOGETHER, queueSize),
        scheduledDelayMillis: delayMs,
        exportTimeoutMillis: timeoutMs,
      }),
    ],
  });
}

const SAMPLER: Readonly<Record<TracingSettings['sampler'], (ratio: number) => Sampler>> = {
  always_on: () => new AlwaysOnSampler(),
  always_off: () => new AlwaysOffSampler(),
  traceidratio: (ratio) => new TraceIdRatioBasedSampler(ratio),
  parentbased_always_on: () => new ParentBasedSampler({ root: new AlwaysOnSampler() }),
  parentbased_always_off: () => new ParentBasedSampler({ root: new AlwaysOffSampler() }),
  parentbased_traceidratio: (ratio) => new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
};

function noting(exporter: SpanExporter, noteExport: NoteExport): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        noteExport(result.error ?? null);
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}
