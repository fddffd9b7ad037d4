import { GraphQLError, type ValidationRule } from 'graphql';
import { type DocumentSize, measureDocument } from './document-size.js';

/** Refuses documents that are larger than the limits in any respect. */
export function sizeRule(limits: DocumentSize): ValidationRule {
  return (context) => ({
    Document(document) {
      const size = measureDocument(document);
      for (const measure of ['depth', 'aliases', 'directives'] as const) {
        if (size[measure] <= limits[measure]) continue;
        const sentence = `This operation has ${measure} ${size[measure]}; the most allowed is ${limits[measure]}.`;
        context.reportError(new GraphQLError(sentence));
      }
    },
  });
}
