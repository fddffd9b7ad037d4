import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The certificate and key of a server, and the authority that its clients must trust. */
export interface Certificates {
  readonly authorityFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** The only host name that they are valid for. */
export const CERTIFIED_HOST = 'localhost';

/** Older versions cannot sign for an authority in one step. */
export async function hasOpenssl(): Promise<boolean> {
  return run('openssl', ['version']).then(
    ({ stdout }) => /^OpenSSL [3-9]/.test(stdout),
    () => false,
  );
}

/** A test authority with a certificate that it has signed, valid for a day. */
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
  /** Writes files. */
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
