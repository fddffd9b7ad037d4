import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  databasePassword: z.string().min(1),
  redisPassword: z.string().min(1),
  /** Ed25519, PKCS#8 PEM. */
  signingKey: z.string().min(1),
  demoPasswords: z.object({ viewer: z.string().min(1), admin: z.string().min(1) }),
});

/** What nobody may know but this installation. */
export type Secrets = Readonly<z.infer<typeof secretsSchema>>;

/**
 * The installation's secrets: read from its data folder or, at the first start, made and written there,
 * readable by its user alone.
 * @throws Error when the file is damaged
 */
export async function loadSecrets(dataFolder: string): Promise<Secrets> {
  const existing = await readSecrets(dataFolder);
  if (existing) return existing;
  const secrets = generateSecrets();
  const file = secretsFile(dataFolder);
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return secrets;
}

/** The installation's secrets, or null when there are none yet. */
export async function readSecrets(dataFolder: string): Promise<Secrets | null> {
  const file = secretsFile(dataFolder);
  const content = await readFile(file, 'utf8').catch(() => null);
  if (content === null) return null;
  try {
    return secretsSchema.parse(JSON.parse(content));
  } catch (error) {
    throw new Error(`${file} is damaged. Restore it from a copy, or remove ${dataFolder} to begin anew.`, {
      cause: error,
    });
  }
}

function secretsFile(dataFolder: string): string {
  return join(dataFolder, 'secrets.json');
}

function generateSecrets(): Secrets {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    databasePassword: password(24),
    redisPassword: password(24),
    signingKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    demoPasswords: { viewer: password(9), admin: password(9) },
  };
}

function password(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
