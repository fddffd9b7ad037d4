import type { CommonPasswords } from './common-passwords.js';

/** The list of zxcvbn, about fifty thousand passwords. Loaded once, when the first password is checked. */
export function createZxcvbnCommonPasswords(): CommonPasswords {
  let loading: Promise<ReadonlySet<string>> | null = null;

  async function read(): Promise<ReadonlySet<string>> {
    const { dictionary } = await import('@zxcvbn-ts/language-common');
    return new Set(dictionary['passwords-common'].map((password) => password.toLowerCase()));
  }

  return {
    async load() {
      loading ??= read();
      const passwords = await loading;
      return (password) => passwords.has(password);
    },
  };
}
