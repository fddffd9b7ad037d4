import { type DocumentNode, GraphQLError, visit } from 'graphql';
import { InvalidInputError } from '../../shared/domain-error.js';

const NULL_CHARACTER = '\u0000';
const ADVICE = 'contains the character U+0000, which no text here can hold. Remove it.';

/**
 * Refuses text with the character U+0000, wherever it stands: PostgreSQL can store and compare none.
 * A document is looked through once, variables each time.
 */
export function createNullCharacterCheck() {
  const clean = new WeakSet<DocumentNode>();

  /**
   * @throws InvalidInputError that names the variable
   * @throws GraphQLError that tells where in the document it stands
   */
  return function requireNoNullCharacters(
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
  ): void {
    for (const [name, value] of Object.entries(variables)) {
      if (holdsNullCharacter(value)) throw new InvalidInputError({ [name]: `${name} ${ADVICE}` });
    }
    if (clean.has(document)) return;
    visit(document, {
      StringValue(node) {
        if (!node.value.includes(NULL_CHARACTER)) return;
        const extensions = { code: 'BAD_USER_INPUT', http: { status: 400 } };
        throw new GraphQLError(`A text in this operation ${ADVICE}`, { nodes: node, extensions });
      },
    });
    clean.add(document);
  };
}

/** Walks without recursion: JSON may be nested deeper than the stack is. */
function holdsNullCharacter(value: unknown): boolean {
  const unread = [value];
  while (unread.length > 0) {
    const next = unread.pop();
    if (typeof next === 'string' && next.includes(NULL_CHARACTER)) return true;
    if (typeof next !== 'object' || next === null) continue;
    for (const part of Object.values(next)) unread.push(part);
  }
  return false;
}
