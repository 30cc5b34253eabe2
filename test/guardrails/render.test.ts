import { LimitPassed } from '../../lib/config/limits';
import type { JsonObject } from '../../lib/core';
import { guardrails, isAccessGuardrail, policyLimits, renderGuardrails, statementOf } from '../../lib/guardrails';
import type { AccessGuardrail, GuardrailOptions, RenderedPolicy } from '../../lib/guardrails';
import { sampleOrganization as sampleOptions } from '../../bin/samples/organization';

const optional = guardrails.flatMap(({ id, optIn }) => (optIn === undefined ? [] : [id]));
const render = (
  options: GuardrailOptions = sampleOptions,
  choice: Parameters<typeof renderGuardrails>[2] = {},
): ReturnType<typeof renderGuardrails> => renderGuardrails(guardrails, options, choice);

const statementsIn = ({ content }: RenderedPolicy): readonly JsonObject[] => content['Statement'] as readonly JsonObject[];

describe('the policies', () => {
  const { policies, left } = render(sampleOptions, { included: optional });

  test('hold every guardrail once', () => {
    expect(left).toEqual([]);
    expect(policies.flatMap(policy => policy.guardrails).sort()).toEqual(guardrails.map(({ id }) => id).sort());
  });

  test('hold the whole statement of each, under a Sid of its own', () => {
    const statements = policies.filter(({ content }) => 'Statement' in content).flatMap(statementsIn);
    const wanted = guardrails.filter(isAccessGuardrail).map(guardrail => statementOf(guardrail, sampleOptions));
    for (const statement of wanted) expect(statements).toContainEqual(statement);
    expect(statements).toHaveLength(wanted.length);
    const sids = statements.map(({ Sid }) => Sid as string);
    expect(new Set(sids).size).toBe(sids.length);
    expect(sids.filter(sid => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
  });

  test('are as long as they say and no longer than AWS Organizations takes', () => {
    for (const { type, content, characters } of policies) {
      expect(characters).toBe(JSON.stringify(content).length);
      expect(characters).toBeLessThanOrEqual(policyLimits[type].characters);
    }
  });

  test('leave room for what AWS attaches, and for the policies of others', () => {
    const count = (type: string): number => policies.filter(policy => policy.type === type).length;
    expect(count('SERVICE_CONTROL_POLICY')).toBeLessThanOrEqual(2);
    expect(count('RESOURCE_CONTROL_POLICY')).toBe(1);
    for (const { type } of policies.filter(({ content }) => !('Statement' in content))) expect(count(type)).toBe(1);
  });

  test('have names and descriptions as Organizations takes them', () => {
    expect(policies.map(({ name }) => name)).toEqual([
      'hicp-scp-1',
      'hicp-scp-2',
      'hicp-rcp-1',
      'hicp-ec2',
      'hicp-s3',
      'hicp-inspector',
      'hicp-backup',
      'hicp-tags',
      'hicp-ai-opt-out',
    ]);
    for (const { description } of policies) expect(description.length).toBeLessThanOrEqual(512);
  });

  test('of settings are one document with all of them', () => {
    expect(policies.find(({ type }) => type === 'DECLARATIVE_POLICY_EC2')?.content).toEqual({
      ec2_attributes: {
        instance_metadata_defaults: {
          http_tokens: { '@@assign': 'required' },
          http_tokens_enforced: { '@@assign': 'enabled' },
          http_put_response_hop_limit: { '@@assign': 2 },
        },
        image_block_public_access: { state: { '@@assign': 'block_new_sharing' } },
        snapshot_block_public_access: { state: { '@@assign': 'block_all_sharing' } },
        serial_console_access: { status: { '@@assign': 'disabled' } },
        vpc_block_public_access: {
          internet_gateway_block: { mode: { '@@assign': 'block_ingress' }, exclusions_allowed: { '@@assign': 'enabled' } },
        },
      },
    });
  });

  test('switch on every scan of Inspector, where it is asked for', () => {
    const scan = (regions: readonly string[]) => ({
      enable_in_regions: { '@@assign': regions },
      disable_in_regions: { '@@assign': [] },
    });
    const inspector = (options: GuardrailOptions): unknown =>
      render(options).policies.find(({ type }) => type === 'INSPECTOR_POLICY')?.content;
    for (const [options, regions] of [
      [sampleOptions, ['ALL_SUPPORTED']],
      [{ ...sampleOptions, inspectorRegions: ['us-east-1', 'us-west-2'] }, ['us-east-1', 'us-west-2']],
    ] as const)
      expect(inspector(options)).toEqual({
        inspector: {
          enablement: {
            ec2_scanning: scan(regions),
            ecr_scanning: scan(regions),
            lambda_standard_scanning: { ...scan(regions), lambda_code_scanning: scan(regions) },
          },
        },
      });
  });

  test('back up what carries the tag, daily and monthly, and copy it where that is asked for', () => {
    const vault = 'arn:aws:backup:us-west-2:$account:backup-vault:copies';
    const daily = { delete_after_days: { '@@assign': '35' } };
    const monthly = { move_to_cold_storage_after_days: { '@@assign': '90' }, delete_after_days: { '@@assign': '2192' } };
    const rule = (schedule: string, lifecycle: unknown, copied: boolean) => ({
      schedule_expression: { '@@assign': schedule },
      target_backup_vault_name: { '@@assign': 'phi' },
      lifecycle,
      ...(copied && { copy_actions: { [vault]: { target_backup_vault_arn: { '@@assign': vault }, lifecycle } } }),
    });
    for (const copied of [false, true]) {
      const backup = { regions: ['us-east-1'], vaultName: 'phi', roleName: 'Backup', ...(copied && { copyToVaultArn: vault }) };
      expect(render({ ...sampleOptions, backup }).policies.find(({ type }) => type === 'BACKUP_POLICY')?.content).toEqual({
        plans: {
          hicp_phi: {
            regions: { '@@assign': ['us-east-1'] },
            rules: {
              daily: rule('cron(0 5 * * ? *)', daily, copied),
              monthly: rule('cron(0 7 1 * ? *)', monthly, copied),
            },
            selections: {
              tags: {
                phi: {
                  iam_role_arn: { '@@assign': 'arn:aws:iam::$account:role/Backup' },
                  tag_key: { '@@assign': 'DataClassification' },
                  tag_value: { '@@assign': ['PHI'] },
                },
              },
            },
          },
        },
      });
    }
  });

  test('of resources are for every principal, as such policies must be, and those of services name none', () => {
    for (const policy of policies.filter(({ content }) => 'Statement' in content))
      for (const statement of statementsIn(policy))
        expect(statement['Principal']).toBe(policy.type === 'RESOURCE_CONTROL_POLICY' ? '*' : undefined);
  });
});

describe('what is left out', () => {
  test('is named with its reason', () => {
    const { policies, left } = render(
      { organizationId: 'o-a1b2c3d4e5', exemptRoles: [] },
      { excluded: ['macie-kept', 'inspector-scans-on'] },
    );
    expect(left.map(({ id, why }) => `${id}: ${why.split(':')[0] ?? ''}`)).toEqual([
      'iam-exempt-roles-kept: exemptRoles not given',
      'services-hipaa-eligible: allowedServices not given',
      'macie-kept: excluded',
      's3-log-buckets-kept: logBuckets not given',
      'kms-log-keys-kept: logKeys not given',
      'logs-groups-kept: logGroups not given',
      'logs-account-policies-kept: logGroups not given',
      'ec2-vpc-public-access-blocked: not included',
      'inspector-scans-on: excluded',
      'backup-phi-covered: backup not given',
    ]);
    const kept = policies.flatMap(policy => policy.guardrails);
    expect([...kept, ...left.map(({ id }) => id)].sort()).toEqual(guardrails.map(({ id }) => id).sort());
  });

  test('takes a policy along that holds nothing else', () => {
    const names = render(sampleOptions, { excluded: ['s3-public-access-blocked'] }).policies.map(({ name }) => name);
    expect(names).not.toContain('hicp-s3');
  });

  test('is never left out in silence: a name that does not exist is an error', () => {
    expect(() => render(sampleOptions, { excluded: ['macie'] })).toThrow(
      /^macie is no guardrail\. Name one of organizations-not-left, /,
    );
    expect(() => render(sampleOptions, { included: ['macie'] })).toThrow(/^macie is no guardrail/);
    expect(() => render({ ...sampleOptions, backup: undefined }, { included: ['backup-phi-covered'] })).toThrow(
      'backup-phi-covered cannot be included: backup not given',
    );
  });
});

describe('sizes', () => {
  /** A statement of a service control policy that is about as long as is said. */
  const long = (id: string, characters: number): AccessGuardrail => ({
    id,
    type: 'SERVICE_CONTROL_POLICY',
    title: id,
    why: '',
    breaks: '',
    exempt: 'nobody',
    controls: { hicp: [], hipaa: [] },
    source: '',
    denied: () => ({ Action: ['config:PutConfigRule'], Resource: ['x'.repeat(characters)] }),
    denies: [],
    leaves: [],
  });
  const empty = JSON.stringify({ Version: '2012-10-17', Statement: [statementOf(long('a', 0), sampleOptions)] }).length;
  const names = (...list: readonly AccessGuardrail[]): readonly (readonly string[])[] =>
    renderGuardrails(list, sampleOptions).policies.map(policy => policy.guardrails);

  test('one policy takes statements up to its last character', () => {
    expect(names(long('a', 10_240 - empty))).toEqual([['a']]);
    expect(() => names(long('a', 10_241 - empty))).toThrow(
      new LimitPassed(
        'The number of characters of a service control policy with a alone',
        10_241,
        10_240,
        'Give it fewer values, or exclude it',
      ),
    );
  });

  test('two statements fill a policy to its last character', () => {
    const both = JSON.stringify({
      Version: '2012-10-17',
      Statement: [long('a', 5_000), long('b', 0)].map(guardrail => statementOf(guardrail, sampleOptions)),
    }).length;
    expect(names(long('a', 5_000), long('b', 10_240 - both))).toEqual([['a', 'b']]);
    expect(names(long('a', 5_000), long('b', 10_241 - both))).toEqual([['a'], ['b']]);
  });

  test('statements that do not fit into one policy stand in the next, and short ones fill up', () => {
    expect(names(long('a', 6_000), long('b', 6_000), long('c', 3_000))).toEqual([['a', 'c'], ['b']]);
  });

  test('nine policies are as many as fit beside FullAWSAccess', () => {
    const many = (count: number): readonly AccessGuardrail[] =>
      Array.from({ length: count }, (_, index) => long(`g${String(index)}`, 9_000));
    expect(names(...many(9))).toHaveLength(9);
    expect(() => names(...many(10))).toThrow(
      /^The number of policies of type SERVICE_CONTROL_POLICY for one target, with the one that AWS attaches, is 11, which passes the limit of 10 by 1/,
    );
  });

  test('many buckets pass the size, and the message says of which guardrail', () => {
    const logBuckets = Array.from({ length: 200 }, (_, index) => `clinic-logs-of-a-region-${String(index)}`);
    expect(() => render({ ...sampleOptions, logBuckets })).toThrow(
      /s3-log-buckets-kept alone is \d+, which passes the limit of 10240/,
    );
  });

  test('many partners pass the smaller size of a policy of resources', () => {
    const trustedAccounts = Array.from({ length: 320 }, (_, index) => String(100_000_000_000 + index));
    expect(() => render({ ...sampleOptions, trustedAccounts })).toThrow(
      /resource control policy with resources-organization-only alone is \d+, which passes the limit of 5120/,
    );
  });

  test('settings pass a size too, and are not divided', () => {
    const regions = Array.from({ length: 900 }, (_, index) => `us-east-${String(index % 10)}`);
    expect(() => render({ ...sampleOptions, backup: { regions, vaultName: 'phi', roleName: 'Backup' } })).toThrow(
      /^The number of characters of the backup policy hicp-backup is \d+, which passes the limit of 10000/,
    );
  });

  test('a name is no longer than Organizations takes', () => {
    const named = (length: number): void => {
      render(sampleOptions, { namePrefix: 'x'.repeat(length - '-inspector'.length), excluded: ['ai-services-keep-no-content'] });
    };
    expect(() => {
      named(128);
    }).not.toThrow();
    expect(() => {
      named(129);
    }).toThrow(/^The length of the name x+-inspector is 129, which passes the limit of 128/);
  });

  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
  test('are those of AWS Organizations', () => {
    const facts = Object.entries(policyLimits).map(
      ([type, { characters, attached, attachedByAws }]) =>
        `${type} ${String(characters)} ${String(attached)} ${String(attachedByAws)}`,
    );
    expect(facts).toEqual([
      'SERVICE_CONTROL_POLICY 10240 10 1',
      'RESOURCE_CONTROL_POLICY 5120 5 1',
      'AISERVICES_OPT_OUT_POLICY 2500 5 0',
      'BACKUP_POLICY 10000 10 0',
      'DECLARATIVE_POLICY_EC2 10000 10 0',
      'INSPECTOR_POLICY 10000 10 0',
      'S3_POLICY 10000 10 0',
      'TAG_POLICY 10000 10 0',
    ]);
  });
});

/** One of each partition, and those whose names have other forms. */
const regions = [
  'us-east-1',
  'ap-southeast-7',
  'mx-central-1',
  'us-gov-west-1',
  'cn-northwest-1',
  'eusc-de-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
];

describe('options', () => {
  test.each<[string, Partial<GuardrailOptions>]>([
    ['organizationId', { organizationId: '${Token[Organization.Id.12]}' }],
    ['organizationId', { organizationId: 'o-*' }],
    ['exemptRoles', { exemptRoles: ['arn:aws:iam::111122223333:role/Admin'] }],
    ['exemptRoles', { exemptRoles: [''] }],
    ['partition', { partition: '*' }],
    ['trustedAccounts', { trustedAccounts: ['*'] }],
    ['allowedServices', { allowedServices: ['*'] }],
    ['logBuckets', { logBuckets: ['arn:aws:s3:::clinic-logs'] }],
    ['logBuckets', { logBuckets: ['***'] }],
    // arn:aws:s3:::*-logs matches the object clinic/my-logs of a bucket called records as well.
    ['logBuckets', { logBuckets: ['*-logs'] }],
    ['logBuckets', { logBuckets: ['clinic-*-logs'] }],
    ['logKeys', { logKeys: ['alias/logs'] }],
    ['logGroups', { logGroups: ['a:b'] }],
    ['logGroups', { logGroups: [''] }],
    ['logGroups', { logGroups: ['*'] }],
    // Takes every stream of that name along, whatever its group.
    ['logGroups', { logGroups: ['*audit'] }],
    ['inspectorRegions', { inspectorRegions: ['Ohio'] }],
    ['inspectorRegions', { inspectorRegions: ['us-east-1a'] }],
    ['backup.regions', { backup: { regions: ['ALL_SUPPORTED'], vaultName: 'phi', roleName: 'Backup' } }],
    ['backup.regions', { backup: { regions: ['us-east-1', '*'], vaultName: 'phi', roleName: 'Backup' } }],
    ['backup.vaultName', { backup: { regions: ['us-east-1'], vaultName: 'a/b', roleName: 'Backup' } }],
    ['backup.roleName', { backup: { regions: ['us-east-1'], vaultName: 'phi', roleName: 'arn:aws:iam::1:role/a' } }],
    ['backup.roleName', { backup: { regions: ['us-east-1'], vaultName: 'phi', roleName: '' } }],
    [
      'backup.copyToVaultArn',
      { backup: { regions: ['us-east-1'], vaultName: 'phi', roleName: 'Backup', copyToVaultArn: 'phi' } },
    ],
    ['backup.regions', { backup: { regions: [], vaultName: 'phi', roleName: 'Backup' } }],
  ])('%s is refused where it would deny nothing or everything: %j', (name, changed) => {
    expect(() => render({ ...sampleOptions, ...changed })).toThrow(new RegExp(`^${name.replace('.', '\\.')} is `));
  });

  test.each<Partial<GuardrailOptions>>([
    { logBuckets: ['abc', 'clinic-logs', 'clinic-logs-*', 'aws-controltower-logs-111122223333-us-east-1', 'x'.repeat(63)] },
    { inspectorRegions: ['ALL_SUPPORTED'] },
    ...regions.flatMap(region => [
      { inspectorRegions: [region] },
      { backup: { regions: [region], vaultName: 'phi', roleName: 'Backup' } },
    ]),
    { logGroups: ['/clinic/audit/*', 'audit', 'aws-controltower/CloudTrailLogs'] },
  ])('names as AWS has them are taken: %j', changed => {
    expect(() => render({ ...sampleOptions, ...changed })).not.toThrow();
  });

  test('another partition stands in every ARN', () => {
    const { policies } = render({ ...sampleOptions, partition: 'aws-us-gov', logKeys: [] });
    const arns = JSON.stringify(policies).match(/arn:[^:]*/g) ?? [];
    expect(new Set(arns)).toEqual(new Set(['arn:aws-us-gov']));
  });

  test('nothing but partners is added for them', () => {
    const text = JSON.stringify(render({ ...sampleOptions, trustedAccounts: [] }).policies);
    expect(text).not.toContain('aws:PrincipalAccount');
    expect(text).not.toMatch(/"aws:SourceAccount":\[/);
    expect(text).not.toContain('999988887777');
  });
});
