import { GraphQLError, type ValidationRule } from 'graphql';
import { type DocumentSize, measureDocument } from './document-size.js';

/**
 * Refuses documents that are larger than the limits in any respect. Such a one is looked at no further by any rule:
 * the specification's own compare each field with each other of its name, which takes long where there are many.
 */
export function sizeRule(limits: DocumentSize): ValidationRule {
  return (context) => ({
    Document(document) {
      const size = measureDocument(document);
      let verdict: null | undefined;
      for (const measure of ['depth', 'aliases', 'directives', 'selections', 'tokens'] as const) {
        if (size[measure] <= limits[measure]) continue;
        const sentence = `This operation has ${measure} ${size[measure]}; the most allowed is ${limits[measure]}.`;
        context.reportError(new GraphQLError(sentence));
        verdict = null;
      }
      // Null takes the document out of the traversal that all rules share.
      return verdict;
    },
  });
}
