import { type Attributes, SpanKind } from '@opentelemetry/api';
import {
  ATTR_DB_OPERATION_NAME,
  ATTR_DB_QUERY_SUMMARY,
  ATTR_DB_QUERY_TEXT,
  ATTR_DB_SYSTEM_NAME,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_REQUEST_METHOD_ORIGINAL,
  ATTR_HTTP_ROUTE,
  ATTR_NETWORK_PROTOCOL_NAME,
  ATTR_SERVER_ADDRESS,
  ATTR_URL_SCHEME,
  DB_SYSTEM_NAME_VALUE_POSTGRESQL,
} from '@opentelemetry/semantic-conventions';
import {
  ATTR_GRAPHQL_OPERATION_NAME,
  ATTR_GRAPHQL_OPERATION_TYPE,
  ATTR_MESSAGING_DESTINATION_NAME,
  ATTR_MESSAGING_MESSAGE_ID,
  ATTR_MESSAGING_OPERATION_NAME,
  ATTR_MESSAGING_OPERATION_TYPE,
  ATTR_MESSAGING_SYSTEM,
  ATTR_RPC_METHOD,
  ATTR_RPC_SYSTEM_NAME,
  ATTR_URL_TEMPLATE,
} from '@opentelemetry/semantic-conventions/incubating';
import { summaryOfStatement } from './statement-summary.js';
import type { HttpCallStep, JobStep, OperationStep, RequestStep, Step } from './tracing.js';

export interface SpanDescription {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes: Attributes;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const REDIS = 'redis';
const AWS = 'aws-api';
const SMTP = 'smtp';
const BULLMQ = 'bullmq';
const OUTBOX = 'outbox';

type Describe<Kind extends Step['kind']> = (step: Extract<Step, { kind: Kind }>) => SpanDescription;

const SPAN: { readonly [Kind in Step['kind']]: Describe<Kind> } = {
  request,
  operation,
  field: ({ type, field }) => ({
    name: `${type}.${field}`,
    kind: SpanKind.INTERNAL,
    attributes: { 'streamcore.graphql.field': field },
  }),
  delivery: ({ label }) => ({ name: `deliver ${label}`, kind: SpanKind.INTERNAL, attributes: {} }),
  statement: ({ text }) => statement(text),
  command: ({ command: name }) => command(name.toUpperCase()),
  httpCall,
  storage: ({ operation: name }) => ({
    name: `S3/${name}`,
    kind: SpanKind.CLIENT,
    attributes: { [ATTR_RPC_SYSTEM_NAME]: AWS, [ATTR_RPC_METHOD]: `S3/${name}` },
  }),
  mail: () => ({
    name: 'send mail',
    kind: SpanKind.CLIENT,
    attributes: { [ATTR_NETWORK_PROTOCOL_NAME]: SMTP },
  }),
  event: ({ type, id }) => ({
    name: `process ${type}`,
    kind: SpanKind.CONSUMER,
    attributes: {
      ...messaging(OUTBOX, OUTBOX, 'process'),
      [ATTR_MESSAGING_MESSAGE_ID]: id,
      'streamcore.event.type': type,
    },
  }),
  enqueue: ({ queue, job: name }) => ({
    name: `send ${queue}`,
    kind: SpanKind.PRODUCER,
    attributes: { ...messaging(BULLMQ, queue, 'send'), 'streamcore.job.name': name },
  }),
  job,
};

/**
 * A step as a span, by OpenTelemetry's semantic conventions, without personal data and secrets: no addresses,
 * documents, variables, keys or values.
 */
export function spanOfStep<Kind extends Step['kind']>(
  step: Extract<Step, { kind: Kind }> & { readonly kind: Kind },
): SpanDescription {
  return SPAN[step.kind](step);
}

function request({ method, scheme, route }: RequestStep): SpanDescription {
  const isKnown = METHODS.has(method);
  return {
    name: `${isKnown ? method : 'HTTP'}${route === null ? '' : ` ${route}`}`,
    kind: SpanKind.SERVER,
    attributes: {
      [ATTR_HTTP_REQUEST_METHOD]: isKnown ? method : '_OTHER',
      ...(isKnown ? {} : { [ATTR_HTTP_REQUEST_METHOD_ORIGINAL]: method }),
      [ATTR_URL_SCHEME]: scheme,
      ...(route === null ? {} : { [ATTR_HTTP_ROUTE]: route }),
    },
  };
}

function operation({ type, label, name, rootFields, transport }: OperationStep): SpanDescription {
  return {
    name: `${type} ${label}`,
    // On a socket, an operation is a server span; over HTTP, its request is.
    kind: transport === 'websocket' ? SpanKind.SERVER : SpanKind.INTERNAL,
    attributes: {
      [ATTR_GRAPHQL_OPERATION_TYPE]: type,
      ...(name === null ? {} : { [ATTR_GRAPHQL_OPERATION_NAME]: name }),
      'streamcore.graphql.root_fields': [...rootFields],
      'streamcore.graphql.transport': transport,
    },
  };
}

function statement(text: string): SpanDescription {
  const { operation: verb, summary } = summaryOfStatement(text);
  return {
    name: summary,
    kind: SpanKind.CLIENT,
    attributes: {
      [ATTR_DB_SYSTEM_NAME]: DB_SYSTEM_NAME_VALUE_POSTGRESQL,
      [ATTR_DB_OPERATION_NAME]: verb,
      [ATTR_DB_QUERY_SUMMARY]: summary,
      [ATTR_DB_QUERY_TEXT]: text,
    },
  };
}

/** Without arguments, because keys contain ids of people. */
function command(name: string): SpanDescription {
  return {
    name,
    kind: SpanKind.CLIENT,
    attributes: { [ATTR_DB_SYSTEM_NAME]: REDIS, [ATTR_DB_OPERATION_NAME]: name },
  };
}

function httpCall({ method, server, template }: HttpCallStep): SpanDescription {
  return {
    name: `${method} ${template}`,
    kind: SpanKind.CLIENT,
    attributes: {
      [ATTR_HTTP_REQUEST_METHOD]: method,
      [ATTR_SERVER_ADDRESS]: server,
      [ATTR_URL_TEMPLATE]: template,
    },
  };
}

function job({ queue, job: name, id, attempt }: JobStep): SpanDescription {
  return {
    name: `process ${name}`,
    kind: SpanKind.CONSUMER,
    attributes: {
      ...messaging(BULLMQ, queue, 'process'),
      [ATTR_MESSAGING_MESSAGE_ID]: id,
      'streamcore.job.name': name,
      'streamcore.job.attempt': attempt,
    },
  };
}

function messaging(system: string, destination: string, verb: 'send' | 'process'): Attributes {
  return {
    [ATTR_MESSAGING_SYSTEM]: system,
    [ATTR_MESSAGING_DESTINATION_NAME]: destination,
    [ATTR_MESSAGING_OPERATION_NAME]: verb,
    [ATTR_MESSAGING_OPERATION_TYPE]: verb,
  };
}
