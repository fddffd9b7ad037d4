/** Another program already listens at our address. */
export class AddressInUseError extends Error {
  override readonly name = 'AddressInUseError';

  constructor(
    host: string,
    readonly port: number,
  ) {
    super(
      `Port ${port} on ${host} is already in use. Another copy may be running: stop it, or choose another port with PORT=${port + 1}.`,
    );
  }
}
