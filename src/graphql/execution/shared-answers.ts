import {
  BREAK,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isAscii } from '../../shared/ascii.js';
import type { RequestedOperation } from '../gate/gate.js';
import { admit } from '../shield.js';
import { isAnsweredFromEvent } from './answers-from-event.js';
import type { Executor } from './executor.js';

/** The answer to an event for all subscribers. */
export interface SharedAnswer {
  /** JSON. */
  readonly text: string;
  readonly isAscii: boolean;
}

/** Returns the answer to an event, synchronously if it is already known. Null: it must be computed for each subscriber. */
export type ShareAnswer = (event: object) => Answer;

type Answer = SharedAnswer | null | Promise<SharedAnswer | null>;

/** Shares the answers to the events of an operation between its subscribers. Null when their answers may differ. */
export type SharedAnswers = (requested: RequestedOperation) => ShareAnswer | null;

/**
 * Computes an answer once for all subscribers with the same document. Only the newest is kept, because an event goes to
 * nearly all of its subscribers before the next one comes; those who take it later cost another computation.
 */
export function createSharedAnswers(schema: GraphQLSchema, executor: Executor): SharedAnswers {
  const known = new WeakMap<OperationDefinitionNode, ShareAnswer | null>();

  /** With the variables of the first subscriber: the answer does not depend on them. */
  function shareAnswer(requested: RequestedOperation): ShareAnswer {
    let newestEvent: object | null = null;
    let newestAnswer: Answer = null;

    function remember(event: object, answer: Answer): Answer {
      newestEvent = event;
      newestAnswer = answer;
      return answer;
    }

    function compute(event: object): Answer {
      const result = executor({ ...requested, root: event, context: admit(nobody) });
      if (!(result instanceof Promise)) return remember(event, answerOf(result));
      return remember(event, result.then(answerOf));
    }

    return (event) => (event === newestEvent ? newestAnswer : compute(event));
  }

  return (requested) => {
    const { document, operation } = requested;
    const one = known.get(operation);
    if (one !== undefined) return one;
    const share = answersFromEvent(schema, document, operation) ? shareAnswer(requested) : null;
    known.set(operation, share);
    return share;
  };
}

/** Each subscriber gets errors under its own operation id. */
function answerOf({ data, errors, extensions }: ExecutionResult): SharedAnswer | null {
  if (errors || extensions) return null;
  const text = JSON.stringify({ data });
  return { text, isAscii: isAscii(text) };
}

/** Replaces the context. Reading from it fails, so that an answer that depends on the caller cannot be shared. */
const nobody = new Proxy<Record<string, unknown>>(
  {},
  {
    get(_target, name) {
      throw new Error(`A shared answer may not read ${String(name)} from the caller's context.`);
    },
  },
);

/** Whether an operation's answer depends on nothing but the event. */
function answersFromEvent(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean {
  const [root, ...others] = operation.selectionSet.selections;
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (root?.kind !== Kind.FIELD || others.length > 0 || operations.length > 1) return false;
  const selected = document.definitions.map((definition) =>
    definition === operation ? withoutArguments(operation, root) : definition,
  );
  let fromEvent = true;
  function refuse(): typeof BREAK {
    fromEvent = false;
    return BREAK;
  }
  const types = new TypeInfo(schema);
  visit(
    { ...document, definitions: selected },
    visitWithTypeInfo(types, {
      Variable: refuse,
      Field: () => {
        const field = types.getFieldDef();
        const isRoot = types.getParentType() === schema.getSubscriptionType();
        return field && (isRoot ? isAnsweredFromEvent(field) : !field.resolve) ? undefined : refuse();
      },
    }),
  );
  return fromEvent;
}

/** The arguments of the root field select events, but do not affect the answer to one. */
function withoutArguments(operation: OperationDefinitionNode, root: FieldNode): OperationDefinitionNode {
  const selections = [{ ...root, arguments: [] }];
  return {
    ...operation,
    variableDefinitions: [],
    selectionSet: { ...operation.selectionSet, selections },
  };
}
