import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { createCostCache } from './cost-cache.js';
import { createDocumentReader, type DocumentReader, LONGEST_READING_MS } from './document-reader.js';
import type { DocumentSender } from './document-senders.js';
import { noIntrospectionRule } from './introspection-rule.js';
import { introspectionSizeRule } from './introspection-size-rule.js';
import { noLiveConditionRule } from './live-condition-rule.js';
import { costOf, type PricedOperation } from './operation-cost.js';
import { sizeRule } from './size-rule.js';
import { createTextCheck } from './storable-text.js';
import { findInvalidVariable } from './variable-check.js';

const MOST_DIRECTIVES = 50;
/** Several times what the largest screens of an app need, and small enough to be validated within milliseconds. */
const MOST_SELECTIONS = 300;
/** Variables of a usual size are not charged. */
const USUAL_ADMISSION_MS = 2;

export interface GateOptions {
  readonly schema: GraphQLSchema;
  /** The limits of an operation. */
  readonly limits: {
    readonly tokens: number;
    readonly depth: number;
    readonly aliases: number;
    /** In objects that may have to be fetched; see `costOf`. */
    readonly cost: number;
  };
  /** Whether introspection is allowed. */
  readonly introspection: boolean;
}

/** An operation that a transport wants to run. */
export interface RequestedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type Transport = 'http' | 'websocket';

/** Admits or refuses operations, the same for all transports. */
export interface Gate extends DocumentReader {
  /**
   * Charges the sender for a check that takes much longer than usual, for example of large variables.
   * @returns what the operation costs, in objects that may have to be fetched
   * @throws GraphQLError when the transport does not support this kind of operation, it costs too much, or a variable
   *   is invalid
   * @throws InvalidInputError when a page size is out of range, or a text cannot be stored
   */
  admit(requested: RequestedOperation, transport: Transport, sender: DocumentSender): number;
}

export function createGate({ schema, limits, introspection }: GateOptions): Gate {
  const documents = createDocumentReader({
    schema,
    mostTokens: limits.tokens,
    rules: [
      sizeRule({
        depth: limits.depth,
        aliases: limits.aliases,
        directives: MOST_DIRECTIVES,
        selections: MOST_SELECTIONS,
        tokens: limits.tokens,
      }),
      noLiveConditionRule,
      introspection ? introspectionSizeRule(schema) : noIntrospectionRule,
    ],
  });
  const rememberCost = createCostCache();
  const requireStorableText = createTextCheck();

  function admitNow({ document, operation, variables }: RequestedOperation, transport: Transport): number {
    if (transport === 'http' && operation.operation === OperationTypeNode.SUBSCRIPTION) {
      throw refusal('Subscriptions are served over WebSocket at this same address.', 'BAD_REQUEST');
    }
    requireStorableText(document, variables);
    const misfit = findInvalidVariable(schema, operation, variables);
    // The original error of a scalar or an enum would be taken for a failure of ours.
    if (misfit) throw refusal(misfit.message, 'BAD_USER_INPUT', misfit.nodes);
    const cost = rememberCost(operation, variables, () =>
      priceOf(schema, { document, operation, variables }),
    );
    if (cost > limits.cost) {
      const sentence = `This operation may fetch ${cost} objects; the most allowed is ${limits.cost}. Ask for smaller pages.`;
      throw refusal(sentence, 'GRAPHQL_VALIDATION_FAILED');
    }
    return cost;
  }

  return {
    ...documents,

    admit(requested, transport, sender) {
      const begun = performance.now();
      try {
        return admitNow(requested, transport);
      } finally {
        const tookMs = performance.now() - begun;
        if (tookMs > USUAL_ADMISSION_MS) sender.took(Math.min(tookMs, LONGEST_READING_MS));
      }
    },
  };
}

function priceOf(schema: GraphQLSchema, priced: PricedOperation): number {
  try {
    return costOf(schema, priced);
  } catch (error) {
    if (error instanceof GraphQLError) throw refusal(error.message, 'BAD_USER_INPUT', error.nodes);
    throw error;
  }
}

function refusal(message: string, code: string, nodes: GraphQLError['nodes'] | null = null): GraphQLError {
  return new GraphQLError(message, { nodes: nodes ?? null, extensions: { code, http: { status: 400 } } });
}
