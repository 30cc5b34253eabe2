import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tests write thousands of folders: all below one that goes when they are done. Workers inherit the environment. */
export default function makeScratch(): void {
  const folder = mkdtempSync(join(tmpdir(), 'hicp-tests-'));
  process.env['HICP_TEST_SCRATCH'] = folder;
  process.env[process.platform === 'win32' ? 'TEMP' : 'TMPDIR'] = folder;
}
