import type { SpanContext } from '@opentelemetry/api';

/** Version, trace, span and flags; later versions may have more. https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^(?!ff)([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const NOBODY = /^0+$/;
const LONGEST = 512;

/** Null for an invalid header, which starts a new trace. */
export function readTraceparent(text: string): SpanContext | null {
  if (text.length > LONGEST) return null;
  const [, version, traceId = '', spanId = '', flags = '', more] = TRACEPARENT.exec(text) ?? [];
  if (version === undefined || (version === '00' && more !== undefined)) return null;
  if (NOBODY.test(traceId) || NOBODY.test(spanId)) return null;
  // The lowest flag says whether the trace is recorded; the others are reserved.
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}

export function writeTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-0${traceFlags & 1}`;
}
