import { GraphQLError, GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';

/**
 * The scalar with its values from variables checked to be texts. Of others, the library writes the whole value into
 * its message, and fails on those that are nested too deep for that.
 */
function fromText<Internal, External>(
  scalar: GraphQLScalarType<Internal, External>,
): GraphQLScalarType<Internal, External> {
  return new GraphQLScalarType({
    ...scalar.toConfig(),
    parseValue(value) {
      if (typeof value === 'string') return scalar.parseValue(value);
      throw new GraphQLError(`${scalar.name} has to be a text.`);
    },
  });
}

/** An instant in RFC 3339. Serialised here, once, so that every executor writes the same text. */
export const DateTime = new GraphQLScalarType<Date, string>({
  ...fromText(GraphQLDateTime).toConfig(),
  name: 'DateTime',
  description: 'A point in time in RFC 3339 format and UTC, such as 2026-01-31T12:00:00.000Z.',
  serialize: (value) => (value as Date).toISOString(),
});

/** A day of the calendar without a time, such as 1995-12-15. */
export const LocalDate: GraphQLScalarType = fromText(GraphQLLocalDate);

/** A JSON object with arbitrary fields. */
export const JSONObject: GraphQLScalarType = GraphQLJSONObject;

/** A whole number that JavaScript can hold exactly, up to 2^53 - 1. */
export const SafeInt: GraphQLScalarType = GraphQLSafeInt;
