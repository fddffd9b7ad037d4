import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Files that a server shows itself with, and whose authority its clients have to trust. */
export interface Certificates {
  readonly authorityFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** The only name that they are for. */
export const CERTIFIED_HOST = 'localhost';

/** Older ones cannot sign for an authority in one step. */
export async function hasOpenssl(): Promise<boolean> {
  return run('openssl', ['version']).then(
    ({ stdout }) => /^OpenSSL [3-9]/.test(stdout),
    () => false,
  );
}

/** An authority that nobody else trusts, and what it has signed, for a day. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const place = (name: string) => join(folder, name);
  const [authorityFile, authorityKey] = [place('authority.crt'), place('authority.key')];
  const [certificateFile, keyFile] = [place('server.crt'), place('server.key')];
  await request({ subject: 'An authority of tests', certificate: authorityFile, key: authorityKey });
  await request({ subject: 'A server of tests', certificate: certificateFile, key: keyFile }, [
    '-CA',
    authorityFile,
    '-CAkey',
    authorityKey,
    '-addext',
    `subjectAltName=DNS:${CERTIFIED_HOST}`,
    '-addext',
    'basicConstraints=critical,CA:FALSE',
  ]);
  return { authorityFile, certificateFile, keyFile };
}

interface Requested {
  readonly subject: string;
  /** Files that are written. */
  readonly certificate: string;
  readonly key: string;
}

async function request(
  { subject, certificate, key }: Requested,
  more: readonly string[] = [],
): Promise<void> {
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  const files = ['-keyout', key, '-out', certificate];
  await run('openssl', ['req', '-x509', ...kind, '-subj', `/CN=${subject}`, ...files, ...more]);
}
