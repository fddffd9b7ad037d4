/** The parameters of a case. */
export interface SoakRun {
  /** The number of repetitions: more takes longer and finds more. */
  readonly runs: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly onProgress: (message: string) => void;
}

/** The result. Values that a case does not count are left out. */
export interface SoakResult {
  readonly case: string;
  /** Requests to the product, and those it acknowledged. */
  readonly sent: number;
  readonly acknowledged: number;
  /** Those that are stored afterwards. */
  readonly stored?: number;
  /** Those that subscribers were notified of, counted once each. */
  readonly applied?: number;
  /** Acknowledged, but missing or not working. */
  readonly lost?: number;
  /** Stored or effective twice. */
  readonly doubled?: number;
  /** Access or data given to someone who must not have it. */
  readonly leaked?: number;
  readonly recoverySeconds?: number;
}

/** A claim that must hold however long and hard the product is used. */
export interface SoakCase {
  readonly name: string;
  readonly description: string;
  readonly usualRuns: number;
  /** The duration of this many runs on an ordinary machine, in seconds. */
  expectedSeconds(runs: number): number;
  run(run: SoakRun): Promise<SoakResult>;
}

/** Whether no violation occurred. */
export function holds({ lost = 0, doubled = 0, leaked = 0 }: SoakResult): boolean {
  return lost === 0 && doubled === 0 && leaked === 0;
}
