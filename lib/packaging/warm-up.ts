import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compiledFolder, Loader } from '../cli/load';
import type * as Main from '../cli/main';

const [root = '', templates = ''] = process.argv.slice(2);
const loader = new Loader(root);
const { main } = loader.load(join(root, 'command.js')) as typeof Main;
const nothing = (): void => undefined;
for (const path of templates.split(':'))
  void main(['check', path], { folder: process.cwd(), color: false, print: nothing, error: nothing });
for (const [name, script] of loader.scripts) {
  const file = join(compiledFolder(root), `${name}.bin`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, script.createCachedData());
}
