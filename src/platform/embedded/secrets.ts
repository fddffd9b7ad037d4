import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  databasePassword: z.string().min(1),
  redisPassword: z.string().min(1),
  authSecret: z.string().min(1),
  demoPasswords: z.object({ viewer: z.string().min(1), admin: z.string().min(1) }),
});

const storedSchema = secretsSchema.partial();

type StoredSecrets = z.infer<typeof storedSchema>;

/** The secrets of this installation. */
export type Secrets = Readonly<z.infer<typeof secretsSchema>>;

/**
 * The installation's secrets: read from its data folder or, at the first start, generated and written there, readable
 * by its user only.
 * @throws Error when the file is damaged
 */
export async function loadSecrets(dataFolder: string): Promise<Secrets> {
  const stored = await readStored(dataFolder);
  // Secrets that a newer version needs are added to those of an older one.
  const secrets = secretsSchema.parse({ ...generateSecrets(), ...stored });
  if (stored && isComplete(stored)) return secrets;
  const file = secretsFile(dataFolder);
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return secrets;
}

/** The installation's secrets, or null when there are none yet. */
export async function readSecrets(dataFolder: string): Promise<Secrets | null> {
  const stored = await readStored(dataFolder);
  return stored && secretsSchema.parse(stored);
}

async function readStored(dataFolder: string): Promise<StoredSecrets | null> {
  const file = secretsFile(dataFolder);
  const content = await readFile(file, 'utf8').catch(() => null);
  if (content === null) return null;
  try {
    return storedSchema.parse(JSON.parse(content));
  } catch (error) {
    throw new Error(`${file} is damaged. Restore it from a copy, or remove ${dataFolder} to begin anew.`, {
      cause: error,
    });
  }
}

function isComplete(stored: StoredSecrets): boolean {
  return secretsSchema.safeParse(stored).success;
}

function secretsFile(dataFolder: string): string {
  return join(dataFolder, 'secrets.json');
}

function generateSecrets(): Secrets {
  return {
    databasePassword: password(24),
    redisPassword: password(24),
    authSecret: password(32),
    demoPasswords: { viewer: password(9), admin: password(9) },
  };
}

function password(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
