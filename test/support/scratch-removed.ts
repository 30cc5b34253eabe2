import { rmSync } from 'node:fs';

export default function removeScratch(): void {
  const folder = process.env['HICP_TEST_SCRATCH'];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
