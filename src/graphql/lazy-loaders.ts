type Intersection<Union> = (Union extends unknown ? (part: Union) => void : never) extends (
  whole: infer Whole,
) => void
  ? Whole
  : never;

type Maker<Arguments extends readonly unknown[]> = (...given: Arguments) => object;

/**
 * Joins the loaders of several modules into one object, creating a module's loaders on first use: an operation needs
 * few, and creating all of them takes as long as answering many operations.
 * @param sample arguments to create the loaders with once, to learn their names
 * @throws Error when two modules have loaders with the same name
 */
export function joinLazily<
  Arguments extends readonly unknown[],
  const Makers extends readonly Maker<Arguments>[],
>(makers: Makers, sample: Arguments): (...given: Arguments) => Intersection<ReturnType<Makers[number]>> {
  class Loaders {
    readonly #parts: object[] = [];

    constructor(private readonly given: Arguments) {}

    part(index: number): object {
      return (this.#parts[index] ??= makers[index]?.(...this.given) ?? {});
    }
  }
  for (const [index, make] of makers.entries()) {
    for (const name of Object.keys(make(...sample))) {
      if (name in Loaders.prototype) throw new Error(`Two modules define a loader named ${name}.`);
      Object.defineProperty(Loaders.prototype, name, {
        get(this: Loaders) {
          return Reflect.get(this.part(index), name);
        },
      });
    }
  }
  return (...given) => new Loaders(given) as Intersection<ReturnType<Makers[number]>>;
}
