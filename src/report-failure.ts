import { InvalidSettingsError } from './config-error.js';
import { SealedSigningKeyError } from './modules/accounts/domain/accounts-errors.js';
import { DatabaseUnreachableError } from './platform/database/database-unreachable-error.js';
import { MigrationNotAllowedError } from './platform/database/migration-not-allowed-error.js';
import { DataFolderInUseError } from './platform/embedded/folder-lock.js';
import { ServerNotStartedError } from './platform/embedded/server-process.js';
import { UnusableFolderError } from './platform/embedded/unusable-folder-error.js';
import { AddressInUseError } from './platform/http/address-in-use-error.js';

/** Errors that users can fix themselves are shown without a stack. */
const EXPECTED = [
  InvalidSettingsError,
  AddressInUseError,
  DataFolderInUseError,
  UnusableFolderError,
  ServerNotStartedError,
  DatabaseUnreachableError,
  MigrationNotAllowedError,
  SealedSigningKeyError,
];

/** Prints why a program failed, and sets its exit code to 1. */
export function reportFailure(error: unknown): void {
  const isExpected = EXPECTED.some((kind) => error instanceof kind);
  process.stderr.write(`\n${isExpected && error instanceof Error ? error.message : inspectError(error)}\n`);
  process.exitCode = 1;
}

function inspectError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
