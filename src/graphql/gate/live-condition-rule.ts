import {
  BREAK,
  type DirectiveNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  TypeInfo,
  type ValidationRule,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * Rejects `@skip` and `@include` on the root field of a subscription: it must have one, and GraphQL.js fails when a
 * condition leaves none, or depends on a variable. Such a document is not validated further, because GraphQL.js may
 * fail even during validation.
 */
export const noLiveConditionRule: ValidationRule = (context) => ({
  Document(document) {
    const condition = liveCondition(context.getSchema(), document);
    if (!condition) return undefined;
    context.reportError(
      new GraphQLError('The root field of a subscription cannot have @skip or @include.', {
        nodes: condition,
      }),
    );
    // Null removes the document from the traversal that all rules share.
    return null;
  },
});

function liveCondition(schema: GraphQLSchema, document: DocumentNode): DirectiveNode | null {
  if (!document.definitions.some(isSubscription)) return null;
  const types = new TypeInfo(schema);
  let found: DirectiveNode | null = null;
  visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet({ selections }) {
        if (types.getParentType() !== schema.getSubscriptionType()) return undefined;
        found = selections.flatMap(({ directives = [] }) => directives).find(isCondition) ?? null;
        return found ? BREAK : undefined;
      },
    }),
  );
  return found;
}

function isSubscription(definition: DocumentNode['definitions'][number]): boolean {
  return (
    definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.SUBSCRIPTION
  );
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}
