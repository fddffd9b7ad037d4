import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { DocumentSenders } from './gate/document-senders.js';
import type { Gate, RequestedOperation } from './gate/gate.js';
import { createHttpOperation, type HttpOperationOptions } from './http-operation.js';
import type { OperationContext } from './operation-context.js';
import { createPersistedTexts, type PersistedTexts } from './persisted-texts.js';

interface LaneOptions<Context extends OperationContext> extends HttpOperationOptions<Context> {
  readonly gate: Gate;
  readonly senders: DocumentSenders;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/** The media types that clients accept in practice, answered as Apollo answers them. Others are negotiated by Apollo. */
const ANSWER_TYPES: Readonly<Record<string, string>> = {
  '*/*': JSON_TYPE,
  'application/json': JSON_TYPE,
  'application/graphql-response+json': GRAPHQL_TYPE,
  'application/graphql-response+json,application/json;q=0.9': GRAPHQL_TYPE,
};

/**
 * A fast lane for operations that Apollo has served before: plain JSON posts of a known document, or of its hash. It
 * shares the gate, the context, the compiled operations and the error format with Apollo and gives the same bytes,
 * without Apollo's overhead, which costs as much as running a small operation. For unusual requests it resolves to
 * undefined, and Apollo answers.
 */
export function createKnownOperationLane<Context extends OperationContext>(options: LaneOptions<Context>) {
  const texts = createPersistedTexts();
  const run = createHttpOperation(options, 'http');

  return async function answer(request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> {
    const type = answerType(request);
    const recalled = type === undefined ? undefined : recall(options, texts, request);
    if (type === undefined || recalled === undefined) return undefined;
    const { requested, cost } = recalled;

    request.operationName = requested.operation.name?.value ?? null;
    reply.header('content-type', type);
    const { status, result } = await run(requested, cost, request, reply);
    reply.code(status);
    return JSON.stringify(result);
  };
}

function answerType({ method, headers }: FastifyRequest): string | undefined {
  const isPlainPost = method === 'POST' && headers['content-type'] === 'application/json';
  return isPlainPost ? ANSWER_TYPES[headers.accept ?? '*/*'] : undefined;
}

interface RecalledOperation {
  readonly requested: RequestedOperation;
  readonly cost: number;
}

/** The known operation of a request, if the gate admits it. */
function recall(
  { gate, senders }: Pick<LaneOptions<never>, 'gate' | 'senders'>,
  texts: PersistedTexts,
  { body, ip }: FastifyRequest,
): RecalledOperation | undefined {
  if (!isPlainRequest(body)) return undefined;
  const { query, extensions } = body;
  const name = extensions?.persistedQuery?.sha256Hash;
  const text = name === undefined ? query : texts.textOf(name, query);
  const document = text === undefined ? undefined : gate.recall(text);
  if (!document) return undefined;
  const operation: OperationDefinitionNode | null | undefined = getOperationAST(document, body.operationName);
  if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
  const requested = { document, operation, variables: body.variables ?? {} };
  try {
    return { requested, cost: gate.admit(requested, 'http', senders.of(ip)) };
  } catch {
    // Apollo repeats the check, and reports the error.
    return undefined;
  }
}

interface PlainRequest {
  readonly query?: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
  readonly extensions?: {
    readonly persistedQuery?: { readonly version: 1; readonly sha256Hash: string };
    /** The client information that Apollo Client sends. */
    readonly clientLibrary?: unknown;
  };
}

function isPlainRequest(body: unknown): body is PlainRequest {
  if (typeof body !== 'object' || body === null) return false;
  if ('extensions' in body && !isKnownExtensions(body.extensions)) return false;
  if ('query' in body ? typeof body.query !== 'string' : !('extensions' in body)) return false;
  if ('operationName' in body && body.operationName !== null && typeof body.operationName !== 'string')
    return false;
  return !('variables' in body) || (typeof body.variables === 'object' && !Array.isArray(body.variables));
}

/** Other extensions are left to Apollo. */
function isKnownExtensions(extensions: unknown): extensions is NonNullable<PlainRequest['extensions']> {
  if (typeof extensions !== 'object' || extensions === null) return false;
  const { persistedQuery, clientLibrary, ...others } = extensions as Record<string, unknown>;
  if (Object.keys(others).length > 0) return false;
  if (persistedQuery === undefined) return clientLibrary !== undefined;
  if (typeof persistedQuery !== 'object' || persistedQuery === null) return false;
  const { version, sha256Hash, ...rest } = persistedQuery as Record<string, unknown>;
  return version === 1 && typeof sha256Hash === 'string' && Object.keys(rest).length === 0;
}
