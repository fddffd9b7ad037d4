import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getLocation,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { createFairScheduler } from '../../platform/async/fair-scheduler.js';
import { createDocumentCache } from './document-cache.js';
import type { DocumentSender } from './document-senders.js';
import { type CachedReason, createRefusalCache, type Refusal, refusalOf } from './refusal-cache.js';

/** A valid document, or its errors. */
export type ReadDocument = { readonly document: DocumentNode } | { readonly errors: Refusal };

export interface DocumentReader {
  /** A document that was found valid before, by any transport. */
  recall(source: string): DocumentNode | undefined;
  /**
   * Reads a client's document. A known document costs nothing; a new one waits for its turn, and the time to read it
   * is charged to its sender. A sender whose budget is exhausted is refused with `RATE_LIMITED`.
   */
  read(source: string, sender: DocumentSender): Promise<ReadDocument>;
  /** Reads one of our own documents. */
  readAtOnce(source: string): ReadDocument;
}

export interface DocumentReaderOptions {
  readonly schema: GraphQLSchema;
  readonly mostTokens: number;
  /** Validation rules in addition to those of the specification. */
  readonly rules: readonly ValidationRule[];
}

const MOST_VALIDATION_ERRORS = 10;
/** The most locations in one error. */
const MOST_PLACES = 5;
/** Computing a line number takes time in proportion to the lines before it. */
const MOST_LINES_FOR_EACH_TOKEN = 2;
const LINE_BREAK = /\r\n|[\n\r]/g;
/** Longer times are not caused by the document: the process was held up by something else. */
export const LONGEST_READING_MS = 25;
/** Yields to the rest of the process after each document that takes long. */
const SLICE_MS = 2;
/** As many clients as may reconnect to a process that was just started. */
const MOST_WAITING = 1000;

/** The one place where documents are parsed and validated. */
export function createDocumentReader({ schema, mostTokens, rules }: DocumentReaderOptions): DocumentReader {
  const documents = createDocumentCache();
  const refusals = createRefusalCache();
  const turns = createFairScheduler({ sliceMs: SLICE_MS, mostWaiting: MOST_WAITING });
  const allRules = [...specifiedRules, ...rules];

  function known(source: string): ReadDocument | null {
    const document = documents.get(source);
    if (document) return { document };
    const reasons = refusals.get(source);
    return reasons ? { errors: refusalOf(reasons) } : null;
  }

  function readAtOnce(source: string): ReadDocument {
    const document = parseOrError(source, mostTokens);
    const reasons =
      document instanceof GraphQLError
        ? [reasonOf(document, 'GRAPHQL_PARSE_FAILED')]
        : validateWithoutLines(schema, document, allRules).map((error) =>
            reasonOf(error, 'GRAPHQL_VALIDATION_FAILED'),
          );
    if (document instanceof GraphQLError || reasons.length > 0) {
      refusals.set(source, reasons);
      return { errors: refusalOf(reasons) };
    }
    documents.set(source, document);
    return { document };
  }

  function readFor(source: string, sender: DocumentSender): ReadDocument {
    // In the meantime, another sender may have sent the same, or this one too much.
    const read = known(source) ?? tooMuch(sender.waitSeconds());
    if (read) return read;
    const begun = performance.now();
    const result = readAtOnce(source);
    sender.took(Math.min(performance.now() - begun, LONGEST_READING_MS));
    return result;
  }

  return {
    recall: (source) => documents.get(source),

    async read(source, sender) {
      return (
        known(source) ??
        tooMuch(sender.waitSeconds()) ??
        (await turns.take(sender.network, () => readFor(source, sender))) ?? { errors: [lateRefusal(1)] }
      );
    },

    readAtOnce: (source) => known(source) ?? readAtOnce(source),
  };
}

function parseOrError(source: string, maxTokens: number): DocumentNode | GraphQLError {
  const mostLines = maxTokens * MOST_LINES_FOR_EACH_TOKEN;
  if (hasMoreLines(source, mostLines)) {
    return new GraphQLError(`This document has more than ${mostLines} lines, which is the most allowed.`);
  }
  try {
    return parse(source, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function hasMoreLines(source: string, most: number): boolean {
  let lines = 1;
  for (const _break of source.matchAll(LINE_BREAK)) {
    lines += 1;
    if (lines > most) return true;
  }
  return false;
}

/**
 * Errors with limited locations. A rule may report hundreds of nodes in one error, and GraphQL.js counts lines from
 * the start for each.
 */
function validateWithoutLines(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules: readonly ValidationRule[],
): readonly GraphQLError[] {
  const source = document.loc?.source;
  const body = source?.body ?? '';
  if (source) source.body = '';
  try {
    return validate(schema, document, rules, { maxErrors: MOST_VALIDATION_ERRORS });
  } finally {
    if (source) source.body = body;
  }
}

function reasonOf({ message, source, positions = [] }: GraphQLError, code: string): CachedReason {
  const places = source
    ? positions.slice(0, MOST_PLACES).map((position) => getLocation(source, position))
    : [];
  return { message, code, locations: places };
}

function tooMuch(waitSeconds: number): ReadDocument | null {
  return waitSeconds > 0 ? { errors: [lateRefusal(waitSeconds)] } : null;
}

function lateRefusal(retryAfterSeconds: number): GraphQLError {
  const message = `Too many documents came from you that are new here. Try again in ${retryAfterSeconds} s; values belong in variables.`;
  return new GraphQLError(message, {
    extensions: { code: 'RATE_LIMITED', retryAfterSeconds, http: { status: 429 } },
  });
}
