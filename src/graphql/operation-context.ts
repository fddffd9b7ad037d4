import type { Transport } from './gate/gate.js';

/** What is known of a request before its context is built. */
export interface ContextRequest {
  /** As the client sent it: the `Authorization` header, or the `authorization` connection parameter. */
  readonly authorization: string | undefined;
  readonly requestId: string;
  /** The client's network address. */
  readonly address: string;
  /** Where the client is, as ISO 3166-1 alpha-2; null where that is not known. */
  readonly region: string | null;
  readonly transport: Transport;
}

/** What delivery itself needs of an operation's context. */
export interface OperationContext {
  readonly requestId: string;
}

/**
 * Builds the context of one operation, and that of a subscription's events.
 * @throws DomainError when the caller's credentials do not hold, or cannot be checked
 */
export type BuildContext<Context extends OperationContext> = (request: ContextRequest) => Promise<Context>;

/** A context for the same caller that remembers nothing of what was read before. */
export type RenewContext<Context extends OperationContext> = (context: Context) => Context;
