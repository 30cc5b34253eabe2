import { execFileSync } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { guidedFiles } from '../../lib/packaging/construct-facts';

const root = resolve(__dirname, '../..');
const files = guidedFiles(root);

/** In a process of its own, because jest has a loader of its own: for each construct, which modules its import loads. */
const listing = `
const { join } = require('node:path');
const loaded = {};
for (const file of JSON.parse(process.argv[1])) {
  for (const path of Object.keys(require.cache)) delete require.cache[path];
  require(join(process.cwd(), 'lib', 'constructs', file));
  loaded[file] = Object.keys(require.cache);
}
console.log(JSON.stringify(loaded));
`;

const loaded = JSON.parse(
  execFileSync(process.execPath, ['-r', 'ts-node/register', '-e', listing, JSON.stringify(files)], {
    cwd: root,
    encoding: 'utf8',
  }),
) as Readonly<Record<string, readonly string[]>>;

test.each(files)('%s loads constructs that it is made of and their services, no barrel, no rules and no pack', file => {
  const paths = (loaded[file] ?? []).map(path => relative(root, path).replaceAll('\\', '/'));
  expect(paths).toContain(`lib/constructs/${file}.ts`);
  expect(paths.filter(path => !path.startsWith('lib/constructs/') && !path.startsWith('node_modules/'))).toEqual([]);
  const packages = paths.filter(path => path.startsWith('node_modules/')).map(path => path.split('/')[1]);
  expect(packages).not.toContain('cdk-nag');
  expect(paths).not.toContain('node_modules/aws-cdk-lib/index.js');
});
