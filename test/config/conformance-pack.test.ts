import { load } from 'js-yaml';
import { packsOf } from '../../lib/config/conformance-pack';
import { logicalId, packTemplate, parameterName, templateText } from '../../lib/config/pack-template';
import type { Pack } from '../../lib/config/pack-template';
import { packYaml } from '../../lib/config/pack-yaml';
import { estimate } from '../../lib/config/estimate';
import { limits } from '../../lib/config/limits';
import { managedRules } from '../../lib/config/managed-rules';
import type { Rule, Size } from '../../lib/core';
import { inProfile } from '../../lib/check/select';
import { catalogs } from '../../policies/controls';
import { rules } from '../../policies/rules';
import { fakeRule } from '../support/fake-rule';

const procedural = Object.entries(catalogs.hicp.controls)
  .filter(([, { applicability }]) => applicability === 'procedural')
  .map(([id, { title }]) => ({ id, title }));

function packsFor(size: Size): readonly Pack[] {
  return packsOf(
    rules.filter(rule => inProfile(rule, size)),
    { procedural },
  );
}

interface ConfigRule {
  readonly Type: string;
  readonly Properties: {
    readonly ConfigRuleName: string;
    readonly Description: string;
    readonly InputParameters?: Readonly<Record<string, { readonly Ref: string }>>;
    readonly Scope?: { readonly ComplianceResourceTypes: readonly string[] };
    readonly Source: {
      readonly Owner: string;
      /** Of a managed rule. */
      readonly SourceIdentifier: string;
      /** Of a Guard policy. */
      readonly CustomPolicyDetails?: { readonly PolicyRuntime: string; readonly PolicyText: string };
      readonly SourceDetails?: readonly { readonly EventSource: string; readonly MessageType: string }[];
    };
  };
}
interface PackTemplate {
  readonly Parameters?: Readonly<Record<string, { readonly Default: string }>>;
  readonly Resources: Readonly<Record<string, ConfigRule>>;
}
const templateOf = (pack: Pack): PackTemplate => packTemplate(pack) as unknown as PackTemplate;

describe.each(['small', 'medium', 'large'] as const)('the packs of the profile %s', size => {
  const packs = packsFor(size);
  const templates = packs.map(templateOf);
  const all = templates.flatMap(({ Resources }) => Object.values(Resources));

  test('are below every limit of AWS Config', () => {
    expect(packs.length).toBeLessThanOrEqual(limits.packsPerAccount);
    expect(all.length).toBeLessThanOrEqual(limits.rulesPerRegion);
    packs.forEach((pack, index) => {
      const { Parameters = {}, Resources } = templates[index]!;
      expect(Object.keys(Resources).length).toBeLessThanOrEqual(limits.rulesPerPack);
      expect(Object.keys(Parameters).length).toBeLessThanOrEqual(limits.packParameters);
      expect(Buffer.byteLength(templateText(pack))).toBeLessThanOrEqual(limits.templateBytes);
      expect(Buffer.byteLength(packYaml(pack))).toBeLessThanOrEqual(limits.templateBytes);
    });
    for (const { Properties } of all) {
      expect(Properties.ConfigRuleName.length).toBeLessThanOrEqual(limits.ruleName);
      expect(Properties.Description.length).toBeLessThanOrEqual(limits.ruleDescription);
      expect(JSON.stringify(Properties.InputParameters ?? {}).length).toBeLessThanOrEqual(limits.inputParametersJson);
      expect(Properties.Scope?.ComplianceResourceTypes.length ?? 0).toBeLessThanOrEqual(limits.scopeTypes);
      expect(Properties.Source.CustomPolicyDetails?.PolicyText.length ?? 0).toBeLessThanOrEqual(limits.guardText);
    }
  });

  test('hold rules of AWS Config and nothing else, each name and logical id once in all packs', () => {
    expect(all.every(({ Type }) => Type === 'AWS::Config::ConfigRule')).toBe(true);
    for (const names of [
      all.map(({ Properties }) => Properties.ConfigRuleName),
      templates.flatMap(({ Resources }) => Object.keys(Resources)),
    ])
      expect(new Set(names).size).toBe(names.length);
  });

  test('name managed rules that exist, with parameters that they take, all that are required, each open to be changed', () => {
    for (const { Parameters = {}, Resources } of templates) {
      const used = new Set<string>();
      for (const { Properties } of Object.values(Resources)) {
        if (Properties.Source.Owner === 'CUSTOM_POLICY') continue;
        const { SourceIdentifier } = Properties.Source;
        const managed = managedRules.get(SourceIdentifier);
        expect([SourceIdentifier, managed?.identifier]).toEqual([SourceIdentifier, SourceIdentifier]);
        const given = Object.keys(Properties.InputParameters ?? {});
        const taken = managed!.parameters.map(({ name }) => name);
        expect(given.filter(name => !taken.includes(name))).toEqual([]);
        const required = managed!.parameters.filter(parameter => parameter.required).map(({ name }) => name);
        expect(required.filter(name => !given.includes(name))).toEqual([]);
        for (const { Ref } of Object.values(Properties.InputParameters ?? {})) {
          expect(Parameters[Ref]?.Default).toEqual(expect.stringMatching(/\S/));
          used.add(Ref);
        }
      }
      expect(Object.keys(Parameters).filter(name => !used.has(name))).toEqual([]);
    }
  });

  test('run a Guard policy on changes to items of its one type, for each rule that has one', () => {
    const policies = all.filter(({ Properties }) => Properties.Source.Owner === 'CUSTOM_POLICY');
    for (const { Properties } of policies) {
      const { CustomPolicyDetails, SourceDetails } = Properties.Source;
      const [type] = Properties.Scope?.ComplianceResourceTypes ?? [];
      expect(Properties.Scope?.ComplianceResourceTypes).toHaveLength(1);
      expect(Properties).not.toHaveProperty('InputParameters');
      expect(CustomPolicyDetails?.PolicyRuntime).toBe('guard-2.x.x');
      expect(CustomPolicyDetails?.PolicyText).toContain(`when resourceType == "${type ?? ''}" {`);
      expect(SourceDetails?.map(({ EventSource, MessageType }) => `${EventSource} ${MessageType}`)).toEqual([
        'aws.config ConfigurationItemChangeNotification',
        'aws.config OversizedConfigurationItemChangeNotification',
      ]);
    }
    const guarded = rules.filter(rule => inProfile(rule, size) && 'guard' in rule.config).map(({ id }) => id);
    expect(policies.map(({ Properties }) => Properties.ConfigRuleName).sort()).toEqual([...guarded].sort());
  });

  test('ask people about each control that is theirs', () => {
    const asked = packs.flatMap(({ processChecks }) => processChecks.map(({ control }) => control));
    expect([...asked].sort()).toEqual(procedural.map(({ id }) => id).sort());
  });
});

test("every rule of AWS's HIPAA pack is in ours", () => {
  const identifiers = new Set(
    packsFor('large').flatMap(pack =>
      Object.values(templateOf(pack).Resources).map(({ Properties }) => Properties.Source.SourceIdentifier),
    ),
  );
  const missing = [...managedRules.values()].filter(({ inHipaaPack, identifier }) => inHipaaPack && !identifiers.has(identifier));
  expect(missing.map(({ identifier }) => identifier)).toEqual([]);
});

test('rules of ours with the same counterpart and parameters are one rule in AWS Config, which names them all', () => {
  const shared = packsFor('large')
    .flatMap(pack => pack.rules)
    .find(({ managed }) => managed?.identifier === 'ENCRYPTED_VOLUMES');
  expect(shared?.ruleIds).toEqual([
    'autoscaling-launch-config-volumes-encrypted',
    'ec2-instance-volumes-encrypted',
    'encrypted-volumes',
  ]);
});

const identifiers = [...managedRules.keys()];

/** Rules filed under a control, each with a managed rule of its own. */
function rulesFiled(count: number, control: string, first = 0, id = 'x-rule'): readonly Rule[] {
  return Array.from({ length: count }, (_, index) => ({
    ...fakeRule({ id: `${id}-${String(first + index)}`, check: { none: 'a test' } }),
    controls: { hicp: [control], hipaa: [] },
    config: { managedRule: identifiers[first + index] ?? '' },
  }));
}

test('what fits into one pack is one pack', () => {
  expect(packsOf(rulesFiled(100, '3.M.C')).map(({ name }) => name)).toEqual(['hicp']);
});

test('what does not is split by practice, and a practice by its largest sub-practices', () => {
  const packs = packsOf([...rulesFiled(60, '3.M.C'), ...rulesFiled(90, '4.M.C', 60), ...rulesFiled(50, '4.M.D', 150)]);
  expect(packs.map(({ name, rules: inPack }) => [name, inPack.length])).toEqual([
    ['hicp-3', 60],
    ['hicp-4', 50],
    ['hicp-4-m-c', 90],
  ]);
});

test('a sub-practice that does not fit is split by the services that make it too large', () => {
  const rulesOf = (service: string, count: number): readonly Rule[] =>
    Array.from({ length: count }, (_, index) => guarded(`x-${service.toLowerCase()}-${String(index)}`, 'A', service));
  const packs = packsOf([...rulesOf('EC2', 50), ...rulesOf('RDS', 40), ...rulesFiled(5, '4.M.C')]);
  expect(packs.map(({ name, rules: inPack }) => [name, inPack.length])).toEqual([
    ['hicp-4-m-c', 45],
    ['hicp-4-m-c-ec2', 50],
  ]);
});

test('a rule that is added moves no other rule into another pack and changes no name', () => {
  const placed = (all: readonly Rule[]): ReadonlyMap<string, string> =>
    new Map(
      packsOf(all).flatMap(({ name, rules: inPack }) =>
        inPack.map(rule => [rule.name, `${name}/${logicalId(rule.name)}`] as const),
      ),
    );
  const before = placed(rules);
  const after = placed([
    ...rules,
    ...rulesFiled(1, '4.M.C', 0, 'a-new-one').map(rule => ({ ...rule, config: { managedRule: 'ACM_PCA_ROOT_CA_DISABLED' } })),
  ]);
  expect([...before].filter(([name, place]) => after.get(name) !== place)).toEqual([]);
  expect(before.size).toBeGreaterThan(350);
});

test.each([
  [
    'rules',
    () => packsOf(Array.from({ length: 131 }, (_, index) => guarded(`x-rule-${String(index)}`))),
    /number of rules of the conformance pack hicp-4-m-c-ec2 is 131.*limit of 130 by 1\./,
  ],
  [
    'the name of a rule',
    () => packsOf(rulesFiled(1, '4.M.C', 0, 'x'.repeat(127))),
    /length of the rule name x+-0 is 129.*limit of 128 by 1\./,
  ],
  [
    'the value of a parameter',
    () => packsOf(rules, { parameters: { 'access-keys-rotated': { maxAccessKeyAge: '9'.repeat(5000) } } }),
    /limit of 1024 by/,
  ],
])('too many or too much of %s says which limit is passed and by how much', (_, make, message) => {
  expect(make).toThrow(message);
});

test('a managed rule looks at the types that a rule names, at no others that it could, and at none that it does not know', () => {
  const [rule] = rulesFiled(1, '3.M.C');
  const watching = (...types: readonly string[]): Rule => ({
    ...rule!,
    config: { managedRule: 'IAM_NO_INLINE_POLICY_CHECK', types },
  });
  const [pack] = packsOf([watching('AWS::IAM::User')]);
  expect(templateOf(pack!).Resources['XRule0']?.Properties.Scope).toEqual({ ComplianceResourceTypes: ['AWS::IAM::User'] });
  expect(() => packsOf([watching('AWS::S3::Bucket')])).toThrow(
    'x-rule-0 is to watch AWS::S3::Bucket, which IAM_NO_INLINE_POLICY_CHECK does not look at',
  );
});

test('policies of AWS have the ARNs of the partition in which a pack is deployed', () => {
  const [pack] = packsOf(
    rules.filter(({ id }) => id === 'iam-identity-no-admin-managed-policy'),
    { partition: 'aws-us-gov' },
  );
  const values = Object.values(pack?.rules[0]?.parameters ?? {}).join();
  expect(values).toContain('arn:aws-us-gov:iam::aws:policy/AdministratorAccess');
  expect(values).not.toContain('arn:aws:');
});

test('a rule that names no managed rule of AWS is refused', () => {
  const [rule] = rulesFiled(1, '4.M.C');
  expect(() => packsOf([{ ...rule!, config: { managedRule: 'NO_SUCH_RULE' } }])).toThrow(
    'NO_SUCH_RULE, which AWS Config does not have',
  );
});

const guarded = (id: string, text = 'SplitTunnel', service = 'EC2'): Rule => ({
  ...fakeRule({ id, check: { none: 'a test' } }),
  controls: { hicp: ['4.M.C'], hipaa: [] },
  config: {
    guard: {
      type: `AWS::${service}::ClientVpnEndpoint`,
      all: [{ path: text, mustBe: [false] }],
      source: 'a test',
      confidence: 'recall',
      cases: [],
    },
  },
});

test('two rules with the same Guard policy stay two rules', () => {
  expect(packsOf([guarded('x-one'), guarded('x-two')]).flatMap(pack => pack.rules.map(({ name }) => name))).toEqual([
    'x-one',
    'x-two',
  ]);
});

test('a Guard policy takes a remediation and no parameters', () => {
  const remediation = { document: 'Mend', roleArn: 'arn:aws:iam::111122223333:role/mend', resourceParameter: 'Id' };
  const [pack] = packsOf([guarded('x-one')], { remediations: { 'x-one': remediation } });
  expect(Object.keys(templateOf(pack!).Resources)).toEqual(['XOne', 'XOneRemediation']);
  expect(() => packsOf([guarded('x-one')], { parameters: { 'x-one': { days: '9' } } })).toThrow(
    'x-one does not take days: a Guard policy takes no parameters',
  );
});

test('a Guard policy that is too long says so', () => {
  expect(() => packsOf([guarded('x-one', 'A'.repeat(4000))])).toThrow(
    /length of the Guard policy of x-one is \d+, which passes the limit of 10000/,
  );
});

test('a Guard policy is estimated by the changes to resources of its type', () => {
  expect(estimate(packsOf([guarded('x-one')]), { resourcesPerType: 10, changesPerMonth: 4 }).evaluations).toBe(40);
});

test('a pack is the same as YAML and as JSON', () => {
  const [pack] = packsFor('small');
  expect(load(templateText(pack!))).toEqual(packTemplate(pack!));
});

test('names of parameters are those of the packs that AWS writes', () => {
  expect(parameterName('access-keys-rotated', 'maxAccessKeyAge')).toBe('AccessKeysRotatedParamMaxAccessKeyAge');
});

test('an estimate grows with resources and changes, and a rule about the account is evaluated once a day', () => {
  const [root] = packsOf(rules.filter(({ id }) => id === 'root-account-mfa-enabled'));
  expect(estimate([root!], { resourcesPerType: 100, changesPerMonth: 9 })).toEqual({ evaluations: 30, cost: 0.03 });
  const [buckets] = packsOf(rules.filter(({ id }) => id === 's3-bucket-ssl-requests-only'));
  const small = estimate([buckets!], { resourcesPerType: 10, changesPerMonth: 4 });
  expect(estimate([buckets!], { resourcesPerType: 1_000_000, changesPerMonth: 1 }).cost).toBeCloseTo(100 + 320 + 250);
  expect(small.evaluations).toBe(40);
});
