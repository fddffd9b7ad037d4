import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import type { Tracing } from '../platform/telemetry/tracing/tracing.js';
import { isNamespace } from './rest/rest-fields.js';

/**
 * Traces each root field with its permission rule as a span of its operation, and each field of a namespace. Nested
 * fields are not traced, because a page has hundreds. Call it after the rules have been applied.
 */
export function traceRootFields(schema: GraphQLSchema, tracing: Tracing): void {
  if (!tracing.isOn) return;
  traceFieldsOf(schema.getQueryType(), 'resolve', tracing);
  traceFieldsOf(schema.getMutationType(), 'resolve', tracing);
  traceFieldsOf(schema.getSubscriptionType(), 'subscribe', tracing);
}

function traceFieldsOf(
  type: GraphQLObjectType | null | undefined,
  entrance: 'resolve' | 'subscribe',
  tracing: Tracing,
): void {
  if (!type) return;
  for (const field of Object.values(type.getFields())) {
    const held = getNamedType(field.type);
    if (isNamespace(field) && isObjectType(held)) traceFieldsOf(held, entrance, tracing);
    else traceField(field, type.name, entrance, tracing);
  }
}

function traceField(
  field: GraphQLField<unknown, unknown>,
  type: string,
  entrance: 'resolve' | 'subscribe',
  tracing: Tracing,
): void {
  const enter = field[entrance];
  if (!enter) return;
  const step = { kind: 'field', type, field: field.name } as const;
  field[entrance] = (...parameters) => tracing.within(step, () => enter(...parameters));
}
