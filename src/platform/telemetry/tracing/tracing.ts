import type { Logger } from '../logger.js';

/** A part of what the platform does that traces tell of. What it is called there is OpenTelemetry's to say. */
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
  /** A message is handed to a mail server. */
  | { readonly kind: 'mail' }
  | { readonly kind: 'event'; readonly type: string; readonly id: string }
  | { readonly kind: 'enqueue'; readonly queue: string; readonly job: string }
  | JobStep;

export interface RequestStep {
  readonly kind: 'request';
  readonly method: string;
  readonly scheme: string;
  /** The pattern of its route, never its address: addresses hold ids, and those of media their tokens. */
  readonly route: string | null;
}

export interface OperationStep {
  readonly kind: 'operation';
  readonly type: string;
  /** What it is called among others of its kind: the root field that it asks for. */
  readonly label: string;
  /** What its client calls it. */
  readonly name: string | null;
  readonly rootFields: readonly string[];
  readonly transport: 'http' | 'rest' | 'websocket';
}

/** A request to an external service. */
export interface HttpCallStep {
  readonly kind: 'httpCall';
  readonly method: string;
  readonly server: string;
  /** The pattern of its path, never the path: that holds ids. */
  readonly template: string;
}

export interface JobStep {
  readonly kind: 'job';
  readonly queue: string;
  readonly job: string;
  readonly id: string;
  readonly attempt: number;
}

/** What an operation or a job has asked of the servers so far. */
export interface Usage {
  readonly statements: number;
  readonly commands: number;
}

export interface Ending {
  /** What went wrong, by its kind: a code, never a message, which may repeat what it is about. */
  readonly failure?: string | null;
  /** The HTTP status of an answer. */
  readonly status?: number;
}

/** A step that is under way. */
export interface Activity {
  /** Whether a trace will tell of it. */
  readonly isRecorded: boolean;
  /** How others name it as what they follow from (W3C Trace Context). Null where nothing is traced. */
  readonly traceparent: string | null;
  readonly traceId: string | null;
  /** Null when not counted. */
  readonly usage: Usage | null;
  /** What is done in here, and whatever that brings about, is part of it. */
  run<Result>(work: () => Result): Result;
  /** Call it once: a step that has not ended is not exported. */
  end(ending?: Ending): void;
}

/** What a step follows from: a `traceparent`, or null for nothing. */
export type Origin = string | null;

/** Ends a call of a server, with what it threw, or the HTTP status that it was answered with. */
export type EndCall = (error?: unknown, status?: number) => void;

/** What log lines say of where they belong: both, or nothing. */
export interface TraceFields {
  readonly traceId?: string;
  readonly spanId?: string;
}

/** Traces: which request, operation, event or job led to what. */
export interface Tracing extends AsyncDisposable {
  /** Where it is false, nothing that follows does anything. */
  readonly isOn: boolean;
  /** Begins a step: part of what is active, or else following from its origin. */
  begin(step: Step, origin?: Origin): Activity;
  /** Does something as a step of what is active; just does it where that is not recorded. */
  within<Result>(step: Step, work: () => Result): Result;
  /** Does something as a step that follows from its origin. */
  follow<Result>(step: Step, origin: Origin, work: () => Result): Result;
  /** Notes that a server is asked for something. Null where that is not recorded. */
  noteCall(step: Extract<Step, { kind: 'statement' | 'command' | 'httpCall' }>): EndCall | null;
  /** What is active, for those who follow from it. */
  traceparent(): Origin;
  /** Has a function, whenever it is called, be part of what is active now. */
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
