import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { createFairTurns } from '../../platform/async/fair-turns.js';
import { createDocumentMemory } from './document-memory.js';
import type { Reader } from './readers.js';
import { createRefusalMemory, type Refusal } from './refusal-memory.js';

/** A document that may run, or why it may not. */
export type ReadDocument = { readonly document: DocumentNode } | { readonly errors: Refusal };

export interface DocumentReader {
  /** A document that was found valid before, by any transport. */
  recall(source: string): DocumentNode | undefined;
  /**
   * Reads what a client sent. One that was read before costs nothing; else it waits for its turn, and what reading it
   * takes is held against its sender, who is refused with `RATE_LIMITED` once that was too much.
   */
  read(source: string, reader: Reader): Promise<ReadDocument>;
  /** Reads a document of our own. */
  readAtOnce(source: string): ReadDocument;
}

export interface DocumentReaderOptions {
  readonly schema: GraphQLSchema;
  readonly mostTokens: number;
  /** What is checked of a document beside the specification's own rules. */
  readonly rules: readonly ValidationRule[];
}

const MOST_VALIDATION_ERRORS = 10;
/** Whatever goes beyond this, no document took: the process was held up by something else. */
const LONGEST_READING_MS = 25;
/** The rest of the process has a turn after each document that takes long. */
const SLICE_MS = 2;
/** As many clients as may come to a process that has just been started. */
const MOST_WAITING = 1000;

/** The one place where documents are parsed and validated. */
export function createDocumentReader({ schema, mostTokens, rules }: DocumentReaderOptions): DocumentReader {
  const documents = createDocumentMemory();
  const refusals = createRefusalMemory();
  const turns = createFairTurns({ sliceMs: SLICE_MS, mostWaiting: MOST_WAITING });
  const allRules = [...specifiedRules, ...rules];

  function known(source: string): ReadDocument | null {
    const document = documents.get(source);
    if (document) return { document };
    const errors = refusals.get(source);
    return errors ? { errors } : null;
  }

  function readAtOnce(source: string): ReadDocument {
    const document = parseOrError(source, mostTokens);
    const errors =
      document instanceof GraphQLError
        ? [refusalOf(document, 'GRAPHQL_PARSE_FAILED')]
        : validate(schema, document, allRules, { maxErrors: MOST_VALIDATION_ERRORS }).map((error) =>
            refusalOf(error, 'GRAPHQL_VALIDATION_FAILED'),
          );
    if (document instanceof GraphQLError || errors.length > 0) {
      refusals.set(source, errors);
      return { errors };
    }
    documents.set(source, document);
    return { document };
  }

  function readFor(source: string, reader: Reader): ReadDocument {
    // It may have come from others meanwhile, or its sender have sent too much.
    const read = known(source) ?? tooMuch(reader.waitSeconds());
    if (read) return read;
    const begun = performance.now();
    const result = readAtOnce(source);
    reader.took(Math.min(performance.now() - begun, LONGEST_READING_MS));
    return result;
  }

  return {
    recall: (source) => documents.get(source),

    async read(source, reader) {
      return (
        known(source) ??
        tooMuch(reader.waitSeconds()) ??
        (await turns.take(reader.network, () => readFor(source, reader))) ?? { errors: [lateRefusal(1)] }
      );
    },

    readAtOnce: (source) => known(source) ?? readAtOnce(source),
  };
}

function parseOrError(source: string, maxTokens: number): DocumentNode | GraphQLError {
  try {
    return parse(source, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** Without the nodes, which would keep all of the document that is refused. */
function refusalOf({ message, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, {
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
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
