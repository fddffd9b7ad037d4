/** Why a dependency cannot be used, in a message that health checks may show to anyone. */
export class PublicFailure extends Error {
  override readonly name: string = 'PublicFailure';
}
