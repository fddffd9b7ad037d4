import { Extensions } from 'type-graphql';

type ExtendedField = { readonly extensions: Readonly<Record<string, unknown>> };

const DETAIL = 'restDetail';
const APART = 'restApart';
const NAMESPACE = 'restNamespace';

/** REST answers this field only where its object is the one that was asked for: in lists, and below others, it is left out. */
export function Detail() {
  return Extensions({ [DETAIL]: true });
}

/** REST answers this field at an address of its own, below that of its object, and leaves it out of the object. */
export function Apart() {
  return Extensions({ [APART]: true });
}

/** This root field holds others together: to REST, they are what can be asked for. */
export function Namespace() {
  return Extensions({ [NAMESPACE]: true });
}

export function isDetail({ extensions }: ExtendedField): boolean {
  return extensions[DETAIL] === true;
}

export function isNamespace({ extensions }: ExtendedField): boolean {
  return extensions[NAMESPACE] === true;
}

/** Whether a field of a single object has an address of its own: it was marked so, or takes arguments, as pages do. */
export function isApart({
  args,
  extensions,
}: ExtendedField & { readonly args: readonly unknown[] }): boolean {
  return args.length > 0 || extensions[APART] === true;
}
