import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';

/** An instant in RFC 3339. Serialised here, once, so that every executor writes the same text. */
export const DateTime = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTime.toConfig(),
  name: 'DateTime',
  description: 'A point in time in RFC 3339 format and UTC, such as 2026-01-31T12:00:00.000Z.',
  serialize: (value) => (value as Date).toISOString(),
});

/** A day of the calendar without a time, such as 1995-12-15. */
export const LocalDate: GraphQLScalarType = GraphQLLocalDate;

/** A JSON object with arbitrary fields. */
export const JSONObject: GraphQLScalarType = GraphQLJSONObject;

/** A whole number that JavaScript can hold exactly, up to 2^53 - 1. */
export const SafeInt: GraphQLScalarType = GraphQLSafeInt;
