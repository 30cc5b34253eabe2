import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { main } from '../lib/cli/main';

const root = resolve(__dirname, '..');

/** The console blocks of the README that run `hicp`: the command and what it is said to print. */
function shownRuns(): { command: string; lines: readonly string[] }[] {
  const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
  return [...readme.matchAll(/```console\n\$ (.*hicp .*)\n([\s\S]*?)```/g)].map(([, command = '', output = '']) => ({
    command,
    lines: output.trimEnd().split('\n'),
  }));
}

test('the README shows runs of the command', () => {
  expect(shownRuns().length).toBeGreaterThan(0);
});

test.each(shownRuns())('$command prints what the README shows', ({ command, lines }) => {
  let printed = '';
  const args = command.split(' ').slice(1);
  void main(args, { folder: root, color: false, print: text => (printed += `${text}\n`), error: () => undefined });
  const real = printed.split('\n').map(line => line.trimEnd());
  let from = 0;
  for (const line of lines) {
    // Three dots stand for lines that the README leaves out.
    if (line.trim() === '…') continue;
    const at = real.indexOf(line.trimEnd(), from);
    expect({ line, found: at >= 0 }).toEqual({ line, found: true });
    from = at + 1;
  }
});
