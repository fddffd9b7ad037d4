/** What a case is run with. */
export interface SoakRun {
  /** How often it is repeated: more takes longer and finds more. */
  readonly runs: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly onProgress: (message: string) => void;
}

/** What came of it. What a case does not count is left out. */
export interface SoakResult {
  readonly case: string;
  /** What was asked of the product, and what it said was done. */
  readonly sent: number;
  readonly acknowledged: number;
  /** What is there of it afterwards. */
  readonly stored?: number;
  /** What was told of it to those who follow, once each. */
  readonly applied?: number;
  /** What was acknowledged and is not there, or does not work. */
  readonly lost?: number;
  /** What is there twice. */
  readonly doubled?: number;
  /** What somebody got who must not. */
  readonly leaked?: number;
  readonly recoverySeconds?: number;
}

/** One claim about what holds however long and hard the product is used. */
export interface SoakCase {
  readonly name: string;
  readonly description: string;
  readonly usualRuns: number;
  /** How long that many runs take on an ordinary machine, in seconds. */
  expectedSeconds(runs: number): number;
  run(run: SoakRun): Promise<SoakResult>;
}

/** Whether nothing happened that must not. */
export function holds({ lost = 0, doubled = 0, leaked = 0 }: SoakResult): boolean {
  return lost === 0 && doubled === 0 && leaked === 0;
}
