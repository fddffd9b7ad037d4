import { type DocumentNode, GraphQLError, visit } from 'graphql';
import { InvalidInputError } from '../../shared/domain-error.js';

const NULL_CHARACTER = '\u0000';
const NULL_ADVICE = 'contains the character U+0000, which no text here can hold. Remove it.';

/** A lone surrogate, which PostgreSQL rejects in JSON. */
const HALF_CHARACTER = /\p{Surrogate}/u;
const HALF_ADVICE = 'contains half a character (a lone surrogate), which no text here can hold. Remove it.';

/** More combining marks on one letter than any language uses (UAX #15, 13): normalising them takes quadratic time. */
const MOST_MARKS = 30;
/** Matches whole runs of marks, so that each is looked at once. */
const MARKS = /\p{Mark}+/gu;
const MARKED_ADVICE = `contains more than ${MOST_MARKS} marks, such as accents, in a row. Leave some out.`;

/**
 * Rejects text that PostgreSQL cannot store: the character U+0000 and lone surrogates. Also rejects text that would
 * be too expensive to normalise. A document is checked once, variables each time.
 */
export function createTextCheck() {
  const storable = new WeakSet<DocumentNode>();

  /**
   * @throws InvalidInputError that names the variable
   * @throws GraphQLError with the location in the document
   */
  return function requireStorableText(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
  ): void {
    for (const [name, value] of Object.entries(variables)) {
      const advice = adviceOnAll(value);
      if (advice) throw new InvalidInputError({ [name]: `${name} ${advice}` });
    }
    if (storable.has(document)) return;
    visit(document, {
      StringValue(node) {
        const advice = adviceOn(node.value);
        if (!advice) return;
        const extensions = { code: 'BAD_USER_INPUT', http: { status: 400 } };
        throw new GraphQLError(`A text in this operation ${advice}`, { nodes: node, extensions });
      },
    });
    storable.add(document);
  };
}

/** The problem with a text, if any. */
function adviceOn(text: string): string | null {
  if (text.includes(NULL_CHARACTER)) return NULL_ADVICE;
  if (HALF_CHARACTER.test(text)) return HALF_ADVICE;
  return isOverMarked(text) ? MARKED_ADVICE : null;
}

function isOverMarked(text: string): boolean {
  for (const [marks] of text.matchAll(MARKS)) {
    if (marks.length > MOST_MARKS && Array.from(marks).length > MOST_MARKS) return true;
  }
  return false;
}

/** Iterative, because JSON may be nested deeper than the stack. */
function adviceOnAll(value: unknown): string | null {
  const unread = [value];
  while (unread.length > 0) {
    const next = unread.pop();
    if (typeof next === 'string') {
      const advice = adviceOn(next);
      if (advice) return advice;
    }
    if (typeof next !== 'object' || next === null) continue;
    for (const part of Object.values(next)) unread.push(part);
  }
  return null;
}
