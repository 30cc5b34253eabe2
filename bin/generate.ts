import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import managedRules from '../lib/config/managed-rule-list.json';
import { changes, generatedFiles, judgeExample } from '../lib/docs';
import type { DocumentedPeerSet, RuleFile } from '../lib/docs';
import { isObject } from '../lib/core';
import type { Rule } from '../lib/core';
import { constructFacts, guidedFiles } from '../lib/packaging/construct-facts';
import { guardrailFacts } from '../lib/packaging/guardrail-facts';
import { protectFacts } from '../lib/packaging/protect-facts';
import { hookRule } from '../lib/hook/hook-rule';
import { parseYamlResources } from '../lib/template/parse';
import { catalogs, unjudged } from '../policies/controls';
import { peerSets } from '../policies/parity';
import { sampleOrganization } from './samples/organization';
import { unprotectedClinic } from './samples/unprotected-clinic';

const root = resolve(__dirname, '..');
const rulesFolder = join(root, 'policies', 'rules');
const load = createRequire(__filename);

/** Files whose default export is a rule; what begins with `_` or exports no default helps the rules beside it. */
function ruleFiles(): readonly RuleFile[] {
  return services().flatMap(service =>
    readdirSync(join(rulesFolder, service))
      .filter(name => name.endsWith('.ts') && !name.startsWith('_'))
      .flatMap(name => {
        const file = name.slice(0, -'.ts'.length);
        const loaded = loadModule(`${service}/${name}`);
        const rule: unknown = isObject(loaded) ? (loaded as Record<string, unknown>)['default'] : undefined;
        if (rule === undefined) return [];
        if (!isRule(rule))
          throw new Error(
            `policies/rules/${service}/${name}: the default export is no rule. Export rule({ ... }), or no default`,
          );
        return [{ service, file, rule }];
      }),
  );
}

function loadModule(path: string): unknown {
  try {
    return load(join(rulesFolder, path));
  } catch (error) {
    throw new Error(`policies/rules/${path} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function services(): readonly string[] {
  return readdirSync(rulesFolder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name);
}

function isRule(value: unknown): value is Rule {
  return isObject(value) && typeof value['id'] === 'string' && 'check' in value && 'examples' in value;
}

/** What is there now, of the files that the generator owns. */
function existingFiles(): ReadonlyMap<string, string> {
  const paths = [
    'policies/README.md',
    'policies/parity.md',
    'policies/rules/index.ts',
    ...services().map(service => `policies/rules/${service}/README.md`),
    ...pagesIn('docs/constructs'),
    'docs/guard-hook.md',
    'docs/guardrails.md',
    'policies/hook-rules.json',
    'docs/protect.md',
    ...readdirSync(join(root, 'policies', 'on-use')).map(name => `policies/on-use/${name}`),
  ];
  return new Map(paths.filter(path => existsSync(join(root, path))).map(path => [path, readFileSync(join(root, path), 'utf8')]));
}

function pagesIn(folder: string): readonly string[] {
  return existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map(name => `${folder}/${name}`) : [];
}

async function formatted(path: string, text: string): Promise<string> {
  // One rule a line.
  if (path.endsWith('.json')) return text;
  const options = await resolveConfig(join(root, path));
  // Wide tables stay narrow in the source, and examples stay as their rule has them.
  return format(text, { ...options, filepath: path, proseWrap: 'never', embeddedLanguageFormatting: 'off' });
}

function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${String(process.pid)}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

// The module of this name loses to its JSON file where ts-node looks for an extension.
const managedNames = new Map(managedRules.map(({ identifier, name }) => [identifier, name]));

const comparedSets: readonly DocumentedPeerSet[] = [
  {
    ...peerSets.awsPack,
    isCounterpart: (peer, { config }) => 'managedRule' in config && managedNames.get(config.managedRule) === peer,
  },
  peerSets.cdkNag,
  peerSets.guardRegistry,
];

async function generate(checkOnly: boolean): Promise<number> {
  const found = ruleFiles();
  const { files, problems } = generatedFiles(
    found,
    catalogs,
    (rule, { resources }) => judgeExample(rule, parseYamlResources(resources)),
    {
      peerSets: comparedSets,
      unjudged,
      constructs: guidedFiles(root).map(file => constructFacts(root, file)),
      protection: protectFacts(unprotectedClinic, new Map(found.map(({ rule }) => [rule.id, rule]))),
      guardrails: guardrailFacts(sampleOrganization),
      hookRules: Object.fromEntries(
        found.map(({ rule }) => [rule.id, hookRule(rule)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    },
  );
  const wanted = new Map<string, string>();
  for (const [path, text] of files) wanted.set(path, await formatted(path, text));
  const existing = existingFiles();
  // The page of a service with a problem stays as it is until the problem is mended.
  const changed = changes(existing, wanted).filter(({ kind }) => problems.length === 0 || kind !== 'stale');
  for (const { path, kind } of changed) {
    console.log(`${kind} ${path}`);
    if (checkOnly) continue;
    if (kind === 'stale') rmSync(join(root, path));
    else replace(join(root, path), wanted.get(path) ?? '');
  }
  for (const problem of problems) console.error(`${problem}. Mend the rule or the example, and generate again`);
  if (checkOnly && changed.length > 0)
    console.error('Generated files are out of date. Run npm run generate, and commit what it writes');
  return problems.length > 0 || (checkOnly && changed.length > 0) ? 1 : 0;
}

generate(process.argv.includes('--check')).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
