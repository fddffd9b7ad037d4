import { Extensions } from 'type-graphql';

type ExtendedField = { readonly extensions: Readonly<Record<string, unknown>> };

const DETAIL = 'restDetail';
const SUBRESOURCE = 'restSubresource';
const NAMESPACE = 'restNamespace';

/** Leaves this field out of summaries, such as objects on a page of a list, or in the result of a mutation. */
export function Detail() {
  return Extensions({ [DETAIL]: true });
}

/** Serves this field at a URL of its own, below that of its object, and leaves it out of the object. */
export function Subresource() {
  return Extensions({ [SUBRESOURCE]: true });
}

/** This root field is a namespace: its fields become routes. */
export function Namespace() {
  return Extensions({ [NAMESPACE]: true });
}

export function isDetail({ extensions }: ExtendedField): boolean {
  return extensions[DETAIL] === true;
}

export function isNamespace({ extensions }: ExtendedField): boolean {
  return extensions[NAMESPACE] === true;
}

/** Whether a field of a single object has a URL of its own: it is marked so, or has arguments, as pages do. */
export function isSubresource({
  args,
  extensions,
}: ExtendedField & { readonly args: readonly unknown[] }): boolean {
  return args.length > 0 || extensions[SUBRESOURCE] === true;
}
