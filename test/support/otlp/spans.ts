import { bytesAt, type Message, messagesAt, numberAt, readMessage, textAt } from './wire.js';

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the root of a trace. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer' | 'unspecified';
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
  readonly durationMs: number;
  /** The resource attributes of its process. */
  readonly resource: Readonly<Record<string, unknown>>;
}

const KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
const ERROR = 2n;

/**
 * The spans of an ExportTraceServiceRequest. The numbers of its fields are in
 * https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
 */
export function readSpans(body: Buffer): ReceivedSpan[] {
  return messagesAt(readMessage(body), 1).flatMap((resourceSpans) => {
    const resource = messagesAt(resourceSpans, 1).map((message) => attributesAt(message, 1))[0] ?? {};
    return messagesAt(resourceSpans, 2)
      .flatMap((scopeSpans) => messagesAt(scopeSpans, 2))
      .map((span) => ({ ...spanOf(span), resource }));
  });
}

function spanOf(span: Message): Omit<ReceivedSpan, 'resource'> {
  const [status] = messagesAt(span, 15);
  return {
    traceId: hexAt(span, 1),
    spanId: hexAt(span, 2),
    parentSpanId: hexAt(span, 4),
    name: textAt(span, 5),
    kind: KINDS[Number(numberAt(span, 6))] ?? 'unspecified',
    durationMs: Number(numberAt(span, 8) - numberAt(span, 7)) / 1e6,
    attributes: attributesAt(span, 9),
    failed: status !== undefined && numberAt(status, 3) === ERROR,
  };
}

function hexAt(message: Message, number: number): string {
  return bytesAt(message, number)[0]?.toString('hex') ?? '';
}

function attributesAt(message: Message, number: number): Record<string, unknown> {
  return Object.fromEntries(
    messagesAt(message, number).map((pair) => [textAt(pair, 1), valueOf(messagesAt(pair, 2)[0])]),
  );
}

function valueOf(value: Message | undefined): unknown {
  if (!value) return null;
  if (value.has(1)) return textAt(value, 1);
  if (value.has(2)) return numberAt(value, 2) === 1n;
  if (value.has(3)) return Number(numberAt(value, 3));
  if (value.has(5)) return messagesAt(value, 5).flatMap((list) => messagesAt(list, 1).map(valueOf));
  return null;
}
