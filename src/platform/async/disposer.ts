/** Collects resources, and disposes of them in reverse order. */
export interface Disposer extends AsyncDisposable {
  /** Returns the resource, so that creating and adding it takes one line. */
  add<Resource extends AsyncDisposable>(resource: Resource): Resource;
  defer(dispose: () => Promise<void>): void;
}

/** A failing disposal does not prevent the others; the first error is thrown at the end. */
export function createDisposer(): Disposer {
  const disposals: (() => Promise<void>)[] = [];

  return {
    add(resource) {
      disposals.push(async () => resource[Symbol.asyncDispose]());
      return resource;
    },
    defer(dispose) {
      disposals.push(dispose);
    },
    async [Symbol.asyncDispose]() {
      const failures: unknown[] = [];
      for (const dispose of disposals.splice(0).toReversed()) {
        await dispose().catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
