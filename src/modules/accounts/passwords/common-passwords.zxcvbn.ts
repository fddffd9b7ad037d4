import type { CommonPasswords } from './common-passwords.js';

/** The list of zxcvbn, some fifty thousand of them. It is read when the first password is chosen, and once. */
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
