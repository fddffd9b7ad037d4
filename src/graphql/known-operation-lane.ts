import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { ClientRegion } from '../platform/http/client-region.js';
import type { ErrorFormat } from './errors/error-format.js';
import type { Executor } from './execution/executor.js';
import type { Gate, RequestedOperation } from './gate/gate.js';
import { buildHttpContext } from './http-context.js';
import type { BuildContext, OperationContext } from './operation-context.js';

interface LaneOptions<Context extends OperationContext> {
  readonly gate: Gate;
  readonly executor: Executor;
  readonly errors: ErrorFormat;
  readonly buildContext: BuildContext<Context>;
  readonly clientRegion: ClientRegion;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/** What clients accept in practice, and the type that Apollo answers it with. Others are negotiated by Apollo. */
const ANSWER_TYPES: Readonly<Record<string, string>> = {
  '*/*': JSON_TYPE,
  'application/json': JSON_TYPE,
  'application/graphql-response+json': GRAPHQL_TYPE,
  'application/graphql-response+json,application/json;q=0.9': GRAPHQL_TYPE,
};

/**
 * A shorter way for operations that Apollo has served before: plain JSON posts of a known document. It shares
 * the gate, the context, the compiled operations and the error format with Apollo and gives the same bytes, without
 * what Apollo does around them, which costs as much as running a small operation.
 * Whatever is unusual about a request resolves to undefined and is Apollo's to answer.
 */
export function createKnownOperationLane<Context extends OperationContext>(options: LaneOptions<Context>) {
  const { gate, executor, errors } = options;

  return async function answer(request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> {
    const type = answerType(request);
    const requested = type === undefined ? undefined : recall(gate, request);
    if (type === undefined || requested === undefined) return undefined;

    request.operationName = requested.operation.name?.value ?? null;
    reply.header('content-type', type);
    const built = await buildHttpContext(request, options);
    if ('failure' in built) {
      reply.code(built.failure.status);
      return JSON.stringify({ errors: [built.failure.error] });
    }
    const { context } = built;
    const result = await executor({ ...requested, context });
    reply.code('data' in result ? 200 : 400);
    return JSON.stringify(errors.presentResult(result, context.requestId));
  };
}

function answerType({ method, headers }: FastifyRequest): string | undefined {
  const isPlainPost = method === 'POST' && headers['content-type'] === 'application/json';
  return isPlainPost ? ANSWER_TYPES[headers.accept ?? '*/*'] : undefined;
}

/** The known operation that a request asks for, if it may run. */
function recall(gate: Gate, { body }: FastifyRequest): RequestedOperation | undefined {
  if (!isPlainRequest(body)) return undefined;
  const document = gate.recall(body.query);
  if (!document) return undefined;
  const operation: OperationDefinitionNode | null | undefined = getOperationAST(document, body.operationName);
  if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
  const requested = { document, operation, variables: body.variables ?? {} };
  return admits(gate, requested) ? requested : undefined;
}

function admits(gate: Gate, requested: RequestedOperation): boolean {
  try {
    gate.admit(requested, 'http');
    return true;
  } catch {
    // Apollo asks again, and tells the client why.
    return false;
  }
}

interface PlainRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
}

function isPlainRequest(body: unknown): body is PlainRequest {
  if (typeof body !== 'object' || body === null || !('query' in body) || 'extensions' in body) return false;
  if (typeof body.query !== 'string') return false;
  if ('operationName' in body && body.operationName !== null && typeof body.operationName !== 'string')
    return false;
  return !('variables' in body) || (typeof body.variables === 'object' && !Array.isArray(body.variables));
}
