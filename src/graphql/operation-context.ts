import type { Transport } from './gate/gate.js';

/** The data of a request from which its context is created. */
export interface ContextRequest {
  /** As the client sent it: the `Authorization` header, or the `authorization` connection parameter. */
  readonly authorization: string | undefined;
  readonly requestId: string;
  /** The client's network address. */
  readonly address: string;
  /** The client's country, as ISO 3166-1 alpha-2; null if unknown. */
  readonly region: string | null;
  readonly transport: Transport;
}

/** The part of a context that this layer uses. */
export interface OperationContext {
  readonly requestId: string;
}

/**
 * Creates the context of an operation, and of a subscription's events.
 * @throws DomainError when the caller's credentials are invalid, or cannot be checked
 */
export type BuildContext<Context extends OperationContext> = (request: ContextRequest) => Promise<Context>;

/** A context for the same caller with empty caches. */
export type RenewContext<Context extends OperationContext> = (context: Context) => Context;
