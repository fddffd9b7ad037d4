/** Things to dispose of together, the last one made first. */
export interface Disposer extends AsyncDisposable {
  /** Hands the thing back, so that it can be made and noted in one line. */
  add<Resource extends AsyncDisposable>(resource: Resource): Resource;
  defer(dispose: () => Promise<void>): void;
}

/** One that fails does not keep the others; the first failure is thrown at the end. */
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
