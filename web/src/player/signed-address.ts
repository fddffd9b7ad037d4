const TOKEN = /\/URISigningPackage=[^/]+\//;

/**
 * An address of media with the newest token in it: a film is longer than an address is good for, and players go on
 * with addresses that they read from the first manifest.
 */
export function signedLike(address: string, newest: string): string {
  const token = TOKEN.exec(newest)?.[0];
  return token === undefined ? address : address.replace(TOKEN, () => token);
}
