import {
  type Context,
  createContextKey,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
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
const USAGE = createContextKey('usage');
const NO_FIELDS: TraceFields = {};

type CountedUsage = { -readonly [Count in keyof Usage]: Usage[Count] };

/** Traces by OpenTelemetry's SDK, with a context of its own: nothing of it is global. */
export function createOpenTelemetryTracing(settings: TracingSettings, traced: TracedProcess): Tracing {
  const contexts = new AsyncLocalStorageContextManager().enable();
  const reports = createExportReports();
  const provider = createTraceProvider(settings, traced, reports.note);
  const tracer = provider.getTracer('streamcore', traced.version);

  function start(step: Step, parent: Context): Span {
    const { name, kind, attributes } = spanOfStep(step);
    return tracer.startSpan(name, { kind, attributes }, parent);
  }

  function begin(step: Step, origin?: Origin): Activity {
    const parent = origin === undefined ? contexts.active() : contextOf(origin);
    const span = start(step, parent);
    const usage = isCounted(step) ? { statements: 0, commands: 0 } : usageOf(parent);
    const context = trace.setSpan(parent, span).setValue(USAGE, usage);
    return {
      traceparent: writeTraceparent(span.spanContext()),
      traceId: span.spanContext().traceId,
      usage,
      run: (work) => contexts.with(context, work),
      end: (ending) => end(span, ending),
    };
  }

  return {
    isOn: true,
    begin,
    within(step, work) {
      if (!trace.getSpan(contexts.active())?.isRecording()) return work();
      return ended(begin(step), work);
    },
    follow: (step, origin, work) => ended(begin(step, origin), work),
    noteCall(step) {
      const active = contexts.active();
      count(usageOf(active), step);
      // What goes on after its step has ended, such as a timer that was set in it, is no part of it.
      if (!trace.getSpan(active)?.isRecording()) return null;
      const span = start(step, active);
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
      const active = trace.getSpanContext(contexts.active());
      return active ? writeTraceparent(active) : null;
    },
    bind: (work) => contexts.bind(contexts.active(), work),
    logFields() {
      const active = trace.getSpanContext(contexts.active());
      return active ? { traceId: active.traceId, spanId: active.spanId } : NO_FIELDS;
    },
    reportTo: (logger: Logger) => reports.reportTo(logger),
    async [Symbol.asyncDispose]() {
      // A collector that does not answer holds up nobody who wants to stop.
      await settlesWithin(provider.shutdown(), LONGEST_FLUSH_MS).catch(reports.note);
      contexts.disable();
    },
  };
}

function contextOf(origin: Origin): Context {
  const remote = origin === null ? null : readTraceparent(origin);
  return remote ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT;
}

/** Whether what it asks of servers is counted for it alone. */
function isCounted({ kind }: Step): boolean {
  return kind === 'operation' || kind === 'job';
}

function usageOf(context: Context): CountedUsage | null {
  return (context.getValue(USAGE) as CountedUsage | null | undefined) ?? null;
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

/** Ends a step with what is done in it, at once or later. */
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
