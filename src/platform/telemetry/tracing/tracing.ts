import type { Logger } from '../logger.js';

/** A step of the platform's work, as traces record it. OpenTelemetry's names for it are assigned elsewhere. */
export type Step =
  | RequestStep
  | OperationStep
  | { readonly kind: 'field'; readonly type: string; readonly field: string }
  | { readonly kind: 'delivery'; readonly label: string }
  | { readonly kind: 'statement'; readonly text: string }
  | { readonly kind: 'command'; readonly command: string }
  | HttpCallStep
  /** An operation of Amazon S3, such as GetObject. */
  | { readonly kind: 'storage'; readonly operation: string }
  /** A message is passed to a mail server. */
  | { readonly kind: 'mail' }
  | { readonly kind: 'event'; readonly type: string; readonly id: string }
  | { readonly kind: 'enqueue'; readonly queue: string; readonly job: string }
  | JobStep;

export interface RequestStep {
  readonly kind: 'request';
  readonly method: string;
  readonly scheme: string;
  /** The pattern of its route, never its URL: URLs contain ids, and those of media contain tokens. */
  readonly route: string | null;
}

export interface OperationStep {
  readonly kind: 'operation';
  readonly type: string;
  /** Its label among operations of its kind: the root field. */
  readonly label: string;
  /** The client's name for it. */
  readonly name: string | null;
  readonly rootFields: readonly string[];
  readonly transport: 'http' | 'rest' | 'websocket';
}

/** A request to an external service. */
export interface HttpCallStep {
  readonly kind: 'httpCall';
  readonly method: string;
  readonly server: string;
  /** The pattern of its path, never the path, which contains ids. */
  readonly template: string;
}

export interface JobStep {
  readonly kind: 'job';
  readonly queue: string;
  readonly job: string;
  readonly id: string;
  readonly attempt: number;
}

/** The calls of servers that an operation or a job has made so far. */
export interface Usage {
  readonly statements: number;
  readonly commands: number;
}

export interface Ending {
  /** The kind of failure: a code, never a message, which may contain data. */
  readonly failure?: string | null;
  /** The HTTP status of a response. */
  readonly status?: number;
}

/** A running step. */
export interface Activity {
  /** Whether the trace is recorded. */
  readonly isRecorded: boolean;
  /** Its identification for steps that follow from it (W3C Trace Context). Null without tracing. */
  readonly traceparent: string | null;
  readonly traceId: string | null;
  /** Null when not counted. */
  readonly usage: Usage | null;
  /** Work that is run in here, and everything it causes, is part of the step. */
  run<Result>(work: () => Result): Result;
  /** Call it once: a step that has not ended is not exported. */
  end(ending?: Ending): void;
}

/** The origin of a step: a `traceparent`, or null for none. */
export type Origin = string | null;

/** Ends a call of a server, with its error, or the HTTP status of its response. */
export type EndCall = (error?: unknown, status?: number) => void;

/** The trace context of log lines: both fields, or none. */
export interface TraceFields {
  readonly traceId?: string;
  readonly spanId?: string;
}

/** Traces which request, operation, event or job caused what. */
export interface Tracing extends AsyncDisposable {
  /** False: all methods do nothing but run the work. */
  readonly isOn: boolean;
  /** Begins a step: a child of the active one, or else following from its origin. */
  begin(step: Step, origin?: Origin): Activity;
  /** Runs work as a step of the active one; only runs it if that is not recorded. */
  within<Result>(step: Step, work: () => Result): Result;
  /** Runs work as a step that follows from its origin. */
  follow<Result>(step: Step, origin: Origin, work: () => Result): Result;
  /** Records a call of a server. Null if the active step is not recorded. */
  noteCall(step: Extract<Step, { kind: 'statement' | 'command' | 'httpCall' }>): EndCall | null;
  /** The active step, for steps that follow from it. */
  traceparent(): Origin;
  /** Binds a function to the active step, whenever it is called. */
  bind<Work extends (...parameters: never[]) => unknown>(work: Work): Work;
  readonly logFields: () => TraceFields;
  /** Where to log export failures. */
  reportTo(logger: Logger): void;
}

const NO_FIELDS: TraceFields = {};

const NO_ACTIVITY: Activity = {
  isRecorded: false,
  traceparent: null,
  traceId: null,
  usage: null,
  run: (work) => work(),
  end: () => undefined,
};

/** Tracing disabled: no spans are created, and no async context is tracked. */
export const noTracing: Tracing = {
  isOn: false,
  begin: () => NO_ACTIVITY,
  within: (_step, work) => work(),
  follow: (_step, _origin, work) => work(),
  noteCall: () => null,
  traceparent: () => null,
  bind: (work) => work,
  logFields: () => NO_FIELDS,
  reportTo: () => undefined,
  [Symbol.asyncDispose]: () => Promise.resolve(),
};
