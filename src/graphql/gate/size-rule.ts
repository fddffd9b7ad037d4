import { GraphQLError, type ValidationRule } from 'graphql';
import { type DocumentSize, measureDocument } from './document-size.js';

/**
 * Rejects documents that exceed a limit, without further validation: the specification's rules compare each field
 * with every other field of its name, which takes long for large documents.
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
      // Null removes the document from the traversal that all rules share.
      return verdict;
    },
  });
}
