/** Why a dependency cannot be used, in words that anyone may read who asks how a process does. */
export class ToldFailure extends Error {
  override readonly name: string = 'ToldFailure';
}
