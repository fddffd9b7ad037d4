import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Administrator } from './subscription-tour.js';

const EMAIL = 'admin@demo.streamcore.dev';

/** The demo's administrator, whose password is in the data folder. @throws Error with instructions if it is not */
export async function readDemoAdministrator(dataFolder: string): Promise<Administrator> {
  const file = join(dataFolder, 'secrets.json');
  try {
    const secrets = JSON.parse(await readFile(file, 'utf8')) as { demoPasswords?: { admin?: string } };
    const password = secrets.demoPasswords?.admin;
    if (password) return { email: EMAIL, password };
  } catch (error) {
    throw new Error(
      `${file} cannot be read. Name an administrator with --admin-email and --admin-password.`,
      {
        cause: error,
      },
    );
  }
  throw new Error(`${file} names no administrator. Name one with --admin-email and --admin-password.`);
}
