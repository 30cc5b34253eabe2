import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../lib/core';
import { managedRules } from '../lib/config/managed-rules';
import { judgeExample } from '../lib/docs';
import { parseYamlResources } from '../lib/template/parse';
import { catalogs } from '../policies/controls';
import { inProfile } from '../lib/check/select';
import { rules } from '../policies/rules';
import type { PolicyRule } from '../policies/rule';
import { rules as onUse } from '../policies/rules-on-use';

const folder = join(__dirname, '..', 'policies', 'rules');

interface RuleFile {
  readonly service: string;
  readonly file: string;
  readonly rule: PolicyRule;
}

const files: readonly RuleFile[] = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .flatMap(({ name: service }) =>
    readdirSync(join(folder, service))
      .filter(name => name.endsWith('.ts') && !name.startsWith('_'))
      .map(name => ({ service, file: name.slice(0, -3), rule: defaultExport(join(folder, service, name)) })),
  )
  .flatMap(({ rule, ...place }) => (rule === undefined ? [] : [{ ...place, rule }]));

function defaultExport(path: string): PolicyRule | undefined {
  return jest.requireActual<{ readonly default?: PolicyRule }>(path).default;
}

/** Services whose rules begin with other words than the folder's name. A rule that AWS Config has keeps AWS's name anywhere. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  amazonmq: ['mq'],
  apigateway: ['api-gw', 'api-gwv2', 'apigatewayv2'],
  cloudtrail: ['cloud-trail'],
  docdb: ['documentdb'],
  elasticbeanstalk: ['elastic-beanstalk', 'beanstalk'],
  ec2: ['ebs', 'vpc', 'security-group', 'subnet', 'launch-template'],
  elb: ['clb'],
  elbv2: ['elb', 'alb', 'nlb'],
  events: ['eventbridge'],
  logs: ['cloudwatch-log', 'cw', 'log-group'],
  networkfirewall: ['netfw'],
  stepfunctions: ['step-functions'],
};

const managedNames = new Map([...managedRules.values()].map(({ name, identifier }) => [name, identifier]));

function begins(id: string, words: readonly string[]): boolean {
  return words.some(word => id.startsWith(`${word}-`));
}

/** Words that a rule has no use for: it states facts. */
const unwanted = /\b(should|please|ensur(e|es|ed|ing))\b|\bHIPAA[- ]compliant\b/i;

function textsOf({ title, why, fix, check, config, examples }: Rule): readonly string[] {
  const all = [...examples.compliant, ...examples.nonCompliant, ...(examples.undetermined ?? [])];
  return [
    title,
    why,
    fix.how,
    ...('none' in check ? [check.none] : []),
    ...('none' in config ? [config.none] : []),
    ...all.map(({ when }) => when),
  ];
}

describe('the folder of rules', () => {
  test('is what the index lists, in the same order', () => {
    const inOrder = [...files].sort((a, b) => (`${a.service}/${a.file}` < `${b.service}/${b.file}` ? -1 : 1));
    expect(rules.map(({ id }) => id)).toEqual(inOrder.map(({ rule }) => rule.id));
    rules.forEach((rule, index) => expect(rule).toBe(inOrder[index]?.rule));
  });

  test('is what is loaded on use, with the same facts and functions', () => {
    const texts = ['title', 'why', 'fix', 'config', 'examples'];
    const names = [...new Set(rules.flatMap(rule => Object.keys(rule)))].filter(
      name => !texts.includes(name),
    ) as (keyof PolicyRule)[];
    const facts = (rule: PolicyRule): object =>
      Object.fromEntries(names.map(name => [name, typeof rule[name] === 'function' ? 'function' : rule[name]]));
    expect(onUse.map(facts)).toEqual(rules.map(facts));
    onUse.forEach((rule, index) => {
      for (const name of texts) expect(rule[name as 'title']).toBe(rules[index]?.[name as 'title']);
    });
  });

  test('says of a rule that AWS Config does not watch why neither a managed rule nor a Guard policy does', () => {
    const settled =
      /does not record|records neither|cannot report|no schema|'s schema|Guard|\bitems?\b|a policy here|CloudFormation alone|does not see|and not how|does not join|nothing shows|cannot tell|JSON|judges the setting/;
    expect(rules.filter(({ config }) => 'none' in config && !settled.test(config.none)).map(({ id }) => id)).toEqual([]);
  });

  test('has no id or alias twice', () => {
    const names = rules.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('has the page of each service', () => {
    for (const service of new Set(files.map(file => file.service)))
      expect([service, existsSync(join(folder, service, 'README.md'))]).toEqual([service, true]);
  });
});

describe.each(files)('$file', ({ service, file, rule }) => {
  test('has the name of its file as id', () => {
    expect(rule.id).toBe(file);
    expect(rule.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
  });

  test('lies in the folder of its service, unless AWS chose its name', () => {
    expect(managedNames.has(rule.id) || begins(rule.id, [service, ...(otherWords[service] ?? [])])).toBe(true);
  });

  test('has the counterpart whose name it bears', () => {
    const identifier = managedNames.get(rule.id);
    if (identifier !== undefined) expect(rule.config).toMatchObject({ managedRule: identifier });
  });

  test('names a managed rule that exists, with parameters that it takes and all that it requires', () => {
    if (!('managedRule' in rule.config)) return;
    const managed = managedRules.get(rule.config.managedRule);
    expect(managed?.identifier).toBe(rule.config.managedRule);
    const taken = managed?.parameters ?? [];
    const given = Object.keys(rule.config.parameters ?? {});
    expect(given.filter(name => !taken.some(parameter => parameter.name === name))).toEqual([]);
    expect(taken.filter(({ name, required }) => required && !given.includes(name))).toEqual([]);
    for (const value of Object.values(rule.config.parameters ?? {})) expect(value).toEqual(expect.stringMatching(/\S/));
  });

  test('names controls of the catalogs, at least one and none twice', () => {
    const named = Object.entries(rule.controls).flatMap(([framework, ids]) => ids.map(id => ({ framework, id })));
    expect(named.length).toBeGreaterThan(0);
    expect(
      named.filter(({ framework, id }) => !Object.hasOwn(catalogs[framework as keyof typeof catalogs].controls, id)),
    ).toEqual([]);
    expect(new Set(named.map(({ framework, id }) => `${framework} ${id}`)).size).toBe(named.length);
  });

  test('applies to types of resources, each once', () => {
    expect(rule.appliesTo.length).toBeGreaterThan(0);
    expect(new Set(rule.appliesTo).size).toBe(rule.appliesTo.length);
    for (const type of rule.appliesTo)
      expect(type).toMatch(/^(?:(?:AWS|Alexa)::[A-Za-z0-9]+::[A-Za-z0-9]+|Custom::AWSCDK-[\w-]+)$/);
  });

  test('has an example of what is compliant and of what is not, unless it has no check', () => {
    if (typeof rule.check !== 'function') return;
    expect(rule.examples.compliant.length).toBeGreaterThan(0);
    expect(rule.examples.nonCompliant.length).toBeGreaterThan(0);
  });

  test('states facts, in sentences', () => {
    expect(textsOf(rule).filter(text => unwanted.test(text) || text.trim() !== text || text === '')).toEqual([]);
    expect(rule.title).toMatch(/^\S.*[^.!?]$/);
    expect(rule.why).toMatch(/^(ePHI|[A-Z0-9`]).*\.$/s);
    expect(rule.fix.how).toMatch(/^(ePHI|[A-Z0-9`]).*\.$/s);
    for (const { when } of [...rule.examples.compliant, ...rule.examples.nonCompliant]) expect(when).not.toMatch(/[.!?]$|^when /);
  });

  test('says in its messages what is and what must be, not what one should do', () => {
    const verdicts = [...rule.examples.nonCompliant, ...(rule.examples.undetermined ?? [])].map(({ resources }) =>
      judgeExample(rule, parseYamlResources(resources)),
    );
    for (const verdict of typeof rule.check === 'function' ? verdicts : []) {
      const messages = verdict.status === 'compliant' ? [] : verdict.reasons.map(({ message }) => message);
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.filter(message => unwanted.test(message) || /\.$|^$|[\n\r]/.test(message))).toEqual([]);
    }
  });
});

describe('profiles', () => {
  test('what opens ePHI to the public is judged for organizations of every size', () => {
    const open = rules.filter(({ id, severity }) => severity === 'high' && /not-public|public-(access|overrides)/.test(id));
    expect(open.length).toBeGreaterThan(25);
    expect(open.filter(({ from }) => from !== 'small').map(({ id }) => id)).toEqual([]);
  });

  test.each([
    ['small', ['small', 'medium', 'large']],
    ['medium', ['medium', 'large']],
    ['large', ['large']],
    [undefined, ['medium', 'large']],
  ] as const)('a rule from %s runs for %j', (from, sizes) => {
    expect((['small', 'medium', 'large'] as const).filter(size => inProfile(from === undefined ? {} : { from }, size))).toEqual(
      sizes,
    );
  });
});

describe('the managed rules of AWS Config', () => {
  test('are all there, each once, with 130 of them in the HIPAA pack', () => {
    expect(managedRules.size).toBe(817);
    expect(managedNames.size).toBe(817);
    expect([...managedRules.values()].filter(({ inHipaaPack }) => inHipaaPack)).toHaveLength(130);
  });

  test('know required parameters and the defaults that only the console fills in', () => {
    expect(managedRules.get('ACCESS_KEYS_ROTATED')?.parameters).toEqual([
      { name: 'maxAccessKeyAge', type: 'int', required: true, consoleDefault: '90' },
    ]);
  });

  test('bear the names of the documentation where these do not follow from the identifier', () => {
    expect(managedRules.get('INCOMING_SSH_DISABLED')?.name).toBe('restricted-ssh');
  });

  test('have identifiers, triggers, resource types and parameters of the right form', () => {
    const wrong = [...managedRules.values()].filter(
      ({ identifier, name, triggers, resourceTypes, parameters }) =>
        !/^[A-Z0-9]+(_[A-Z0-9]+)*$/.test(identifier) ||
        !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ||
        !triggers.every(trigger => /^(CHANGE|PERIODIC|MANUAL)$/.test(trigger)) ||
        !resourceTypes.every(type => /^AWS::([A-Za-z0-9]+)?::[A-Za-z0-9]+$/.test(type)) ||
        new Set(parameters.map(parameter => parameter.name)).size !== parameters.length,
    );
    expect(wrong).toEqual([]);
  });
});
