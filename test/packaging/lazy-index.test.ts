import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { lazyIndex } from '../../lib/packaging/lazy-index';

/** A package of two modules that say when they are loaded. */
function folderWith(index: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hicp-lazy-'));
  for (const name of ['one', 'two']) {
    writeFileSync(
      join(folder, `${name}.js`),
      `globalThis.loaded = [...(globalThis.loaded ?? []), '${name}']; exports.${name} = '${name}';`,
    );
  }
  writeFileSync(join(folder, 'index.js'), lazyIndex(index));
  return folder;
}

const index = `
export { one } from './one';
export type { One } from './one';
export { two as second, type Two } from './two';
`;

test('a module is loaded when one of its names is used, and once', () => {
  const load = createRequire(__filename);
  const global = globalThis as { loaded?: readonly string[] };
  const exported = load(join(folderWith(index), 'index.js')) as Readonly<Record<string, string>>;
  expect(Object.keys(exported)).toEqual(['one', 'second']);
  expect(global.loaded).toBeUndefined();
  expect([exported['second'], exported['second']]).toEqual(['two', 'two']);
  expect(global.loaded).toEqual(['two']);
});

test('an ES module imports the names', () => {
  const folder = folderWith(index);
  writeFileSync(join(folder, 'user.mjs'), "import { one, second } from './index.js'; console.log(one, second);");
  expect(spawnSync(process.execPath, [join(folder, 'user.mjs')], { encoding: 'utf8' }).stdout).toBe('one two\n');
});

test.each([
  ["export * from './one';", 'export by name'],
  ['export const one = 1;', 'something else'],
])('%s is refused, because it would be lost', (text, why) => {
  expect(() => lazyIndex(text)).toThrow(why);
});
