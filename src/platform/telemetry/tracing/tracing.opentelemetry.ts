import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, type Span, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import {
  ATTR_DB_RESPONSE_STATUS_CODE,
  ATTR_ERROR_TYPE,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
} from '@opentelemetry/semantic-conventions';
import { settlesWithin } from '../../async/deadline.js';
import type { Logger } from '../logger.js';
import type { TracedProcess } from './create-tracing.js';
import { createExportReports } from './export-reports.js';
import { failureOf, failureOfStatus } from './failure.js';
import { spanOfStep } from './span-of-step.js';
import { createTraceProvider } from './trace-provider.js';
import { readTraceparent, writeTraceparent } from './traceparent.js';
import type { Activity, Ending, Origin, Step, TraceFields, Tracing, Usage } from './tracing.js';
import type { TracingSettings } from './tracing-settings.js';

const LONGEST_FLUSH_MS = 3_000;
const NO_FIELDS: TraceFields = {};

type CountedUsage = { -readonly [Count in keyof Usage]: Usage[Count] };

/** The active trace context. */
interface Place {
  /** All steps of an unrecorded trace share one object. */
  readonly span: Span;
  readonly usage: CountedUsage | null;
}

/**
 * Traces with OpenTelemetry's SDK, but with our own storage of the active step: nothing is global, and
 * OpenTelemetry's contexts, which copy a map for each value, are created only for recorded spans.
 */
export function createOpenTelemetryTracing(settings: TracingSettings, traced: TracedProcess): Tracing {
  const places = new AsyncLocalStorage<Place | undefined>();
  const reports = createExportReports();
  const provider = createTraceProvider(settings, traced, reports.note);
  const tracer = provider.getTracer('streamcore', traced.version);

  function start(step: Step, parent: Span | undefined): Span {
    const { name, kind, attributes } = spanOfStep(step);
    return tracer.startSpan(
      name,
      { kind, attributes },
      parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
    );
  }

  function begin(step: Step, origin?: Origin): Activity {
    const parent = origin === undefined ? places.getStore() : undefined;
    const span =
      parent && !isSampled(parent.span) ? parent.span : start(step, parent?.span ?? spanOfOrigin(origin));
    const usage = isCounted(step) ? { statements: 0, commands: 0 } : (parent?.usage ?? null);
    const place: Place = { span, usage };
    return {
      isRecorded: isSampled(span),
      get traceparent() {
        return writeTraceparent(span.spanContext());
      },
      get traceId() {
        return span.spanContext().traceId;
      },
      usage,
      run: (work) => places.run(place, work),
      end: (ending) => end(span, ending),
    };
  }

  return {
    isOn: true,
    begin,
    within(step, work) {
      if (!places.getStore()?.span.isRecording()) return work();
      return ended(begin(step), work);
    },
    follow: (step, origin, work) => ended(begin(step, origin), work),
    noteCall(step) {
      const active = places.getStore();
      if (!active) return null;
      count(active.usage, step);
      // Work that continues after its step has ended, such as a timer that was set in it, is not part of it.
      if (!active.span.isRecording()) return null;
      const span = start(step, active.span);
      return (error, status) => {
        if (step.kind === 'statement' && hasCode(error)) {
          span.setAttribute(ATTR_DB_RESPONSE_STATUS_CODE, failureOf(error));
        }
        const isDone = error === undefined || error === null;
        const failure = isDone ? failureOfStatus(status) : failureOf(error);
        end(span, { failure, ...(status === undefined ? {} : { status }) });
      };
    },
    traceparent() {
      const active = places.getStore();
      return active ? writeTraceparent(active.span.spanContext()) : null;
    },
    bind(work) {
      const place = places.getStore();
      return ((...parameters) => places.run(place, work, ...parameters)) as typeof work;
    },
    logFields() {
      const active = places.getStore();
      if (!active) return NO_FIELDS;
      const { traceId, spanId } = active.span.spanContext();
      return { traceId, spanId };
    },
    reportTo: (logger: Logger) => reports.reportTo(logger),
    async [Symbol.asyncDispose]() {
      // A collector that does not answer must not delay the shutdown.
      await settlesWithin(provider.shutdown(), LONGEST_FLUSH_MS).catch(reports.note);
      places.disable();
    },
  };
}

/** A span that was started, and is reported, by another service. */
function spanOfOrigin(origin: Origin | undefined): Span | undefined {
  const remote = typeof origin === 'string' ? readTraceparent(origin) : null;
  return remote ? trace.wrapSpanContext(remote) : undefined;
}

/** Unlike whether it is recording, this does not change when it has ended. */
function isSampled(span: Span): boolean {
  return (span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0;
}

/** Whether its calls of servers are counted for it alone. */
function isCounted({ kind }: Step): boolean {
  return kind === 'operation' || kind === 'job';
}

function count(usage: CountedUsage | null, { kind }: Step): void {
  if (!usage) return;
  if (kind === 'statement') usage.statements += 1;
  else if (kind === 'command') usage.commands += 1;
}

function end(span: Span, { failure = null, status }: Ending = {}): void {
  if (status !== undefined) span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, status);
  if (failure !== null) {
    span.setAttribute(ATTR_ERROR_TYPE, failure);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}

/** Ends a step with its work, synchronous or not. */
function ended<Result>(activity: Activity, work: () => Result): Result {
  const fail = (error: unknown) => activity.end({ failure: failureOf(error) });
  try {
    const result = activity.run(work);
    if (result instanceof Promise) result.then(() => activity.end(), fail);
    else activity.end();
    return result;
  } catch (error) {
    fail(error);
    throw error;
  }
}

function hasCode(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}
