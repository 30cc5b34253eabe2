import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Compares with a file in golden/. Run with UPDATE_GOLDEN=1 to write it anew, and read the diff. */
export function expectGolden(name: string, actual: string): void {
  const file = join(__dirname, 'golden', name);
  if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(file, actual);
  expect(actual).toBe(readFileSync(file, 'utf8'));
}
