import { join } from '../../lib/drift/join';
import type { JoinedTemplate } from '../../lib/drift/join';
import { configType, homeOf, isOwnPack, withoutPackSuffix } from '../../lib/drift/live';
import type { Live, LiveResource, LiveStack } from '../../lib/drift/live';
import type { AssessedFinding, Assessment, Status } from '../../lib/core';

const staging = { account: '111122223333', region: 'us-east-1' };
const production = { account: '444455556666', region: 'us-east-1' };

function declared(findings: readonly AssessedFinding[], templates: readonly JoinedTemplate[]): Assessment {
  return {
    schema: 1,
    tool: { name: 'cdk-hicp', version: '0' },
    time: '2026-01-01T00:00:00.000Z',
    profile: 'medium',
    catalogs: {},
    rules: ['encrypted', 'private'].map(id => ({ id, title: id, why: '', severity: 'high', controls: {}, fix: { how: '' } })),
    templates: templates.map(({ path, stack }) => ({
      path,
      ...(stack === undefined ? {} : { stack }),
      sha256: '0',
      resources: 1,
    })),
    findings,
    unseen: [],
    waiverNotices: [],
    errors: [],
  };
}

const says = (
  template: string,
  logicalId: string,
  type: string,
  status: Status = 'compliant',
  ruleId = 'encrypted',
): AssessedFinding => ({
  ruleId,
  status,
  severity: 'high',
  fingerprint: '',
  resource: { template, logicalId, type },
  reasons: status === 'compliant' ? [] : [{ message: 'as written' }],
});

const stack = (name: string, place: typeof staging, resources: LiveStack['resources']): LiveStack => ({
  name,
  ...place,
  resources,
});
const resource = (place: typeof staging, type: string, id: string, more: Partial<LiveResource> = {}): LiveResource => ({
  ...place,
  type,
  id,
  ...more,
});

/** As AWS Config names them. */
const allTypes = [
  ...['ApiGateway::RestApi', 'ApiGateway::Stage', 'AutoScaling::AutoScalingGroup', 'CloudFormation::Stack', 'DynamoDB::Table'],
  ...['ACM::Certificate', 'EKS::Cluster', 'IAM::Policy', 'IAM::Role', 'KMS::Key', 'Logs::LogGroup', 'OpenSearch::Domain'],
  ...['RDS::DBCluster', 'RDS::DBInstance', 'S3::Bucket', 'WAFv2::WebACL'],
].map(name => `AWS::${name}`);

function joined(
  findings: readonly AssessedFinding[],
  templates: readonly JoinedTemplate[],
  live: Partial<Live>,
  types: readonly string[] = allTypes,
) {
  const all: Live = {
    findings: [],
    // Whatever nobody finds anything wrong with is compliant by all rules.
    passed: (live.stacks ?? []).flatMap(({ account, region, resources }) =>
      resources.map(({ physicalId, type }) => ({
        resource: { account, region, type: configType(type) ?? type, id: physicalId },
        rules: ['encrypted', 'private'],
      })),
    ),
    stacks: [],
    blind: [],
    watched: [staging, production].map(place => ({ ...place, rules: ['encrypted', 'private'] })),
    ...live,
  };
  return join({
    declared: declared(findings, templates),
    templates,
    live: all,
    idsOf: rule => [rule],
    typesOf: () => types,
    isPeriodic: id => id === 'encrypted',
    mayBeAbsent: (_, logicalId) => logicalId === 'Optional',
    locate: ref => ref,
  });
}

const states = ({ assessment }: ReturnType<typeof joined>): readonly string[] =>
  assessment.findings.map(
    ({ drift, resource: { logicalId }, ruleId }) => `${drift?.account ?? ''} ${logicalId} ${ruleId}: ${drift?.state ?? ''}`,
  );

// What Config calls a resource, and what CloudFormation does.
test.each<[string, string, string, LiveResource]>([
  ['a bucket by its name', 'AWS::S3::Bucket', 'charts-1x', resource(staging, 'AWS::S3::Bucket', 'charts-1x')],
  [
    'a role by its name',
    'AWS::IAM::Role',
    'clinic-Reader-8Q',
    resource(staging, 'AWS::IAM::Role', 'AROAEXAMPLE', { name: 'clinic-Reader-8Q' }),
  ],
  [
    'a managed policy by its ARN, under another type',
    'AWS::IAM::ManagedPolicy',
    'arn:aws:iam::111122223333:policy/clinic-Read-1',
    resource(staging, 'AWS::IAM::Policy', 'ANPAEXAMPLE', {
      name: 'clinic-Read-1',
      arn: 'arn:aws:iam::111122223333:policy/clinic-Read-1',
    }),
  ],
  [
    'a database by its name',
    'AWS::RDS::DBInstance',
    'charts-db',
    resource(staging, 'AWS::RDS::DBInstance', 'db-ABC', { name: 'charts-db' }),
  ],
  [
    'a search domain, under another type',
    'AWS::OpenSearchService::Domain',
    'search-1',
    resource(staging, 'AWS::OpenSearch::Domain', '111122223333/search-1', { name: 'search-1' }),
  ],
  [
    'a certificate, under another type',
    'AWS::CertificateManager::Certificate',
    'arn:aws:acm:us-east-1:111122223333:certificate/1',
    resource(staging, 'AWS::ACM::Certificate', 'arn:aws:acm:us-east-1:111122223333:certificate/1'),
  ],
  ...['DocDB', 'Neptune'].flatMap((service): [string, string, string, LiveResource][] => [
    [
      `a cluster of ${service}, which AWS Config records as one of RDS`,
      `AWS::${service}::DBCluster`,
      'charts',
      resource(staging, 'AWS::RDS::DBCluster', 'cluster-ABC', { name: 'charts' }),
    ],
    [
      `an instance of ${service}, which AWS Config records as one of RDS`,
      `AWS::${service}::DBInstance`,
      'charts-1',
      resource(staging, 'AWS::RDS::DBInstance', 'db-ABC', { name: 'charts-1' }),
    ],
  ]),
  [
    'a global table, which is a table in each of its Regions',
    'AWS::DynamoDB::GlobalTable',
    'charts',
    resource(staging, 'AWS::DynamoDB::Table', 'charts'),
  ],
  [
    'a replica of a key, which is a key',
    'AWS::KMS::ReplicaKey',
    'mrk-0f1e2d3c',
    resource(staging, 'AWS::KMS::Key', 'mrk-0f1e2d3c'),
  ],
  [
    "a cluster of EKS that CDK's own resource makes",
    'Custom::AWSCDK-EKS-Cluster',
    'portal',
    resource(staging, 'AWS::EKS::Cluster', 'portal'),
  ],
  [
    'a group of instances by its name, where its id is an ARN',
    'AWS::AutoScaling::AutoScalingGroup',
    'clinic-Asg-1X',
    resource(
      staging,
      'AWS::AutoScaling::AutoScalingGroup',
      'arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:0f:autoScalingGroupName/clinic-Asg-1X',
      { name: 'clinic-Asg-1X' },
    ),
  ],
  [
    'an API, whose ARN is its id',
    'AWS::ApiGateway::RestApi',
    'a1b2c3',
    resource(staging, 'AWS::ApiGateway::RestApi', 'arn:aws:apigateway:us-east-1::/restapis/a1b2c3', { name: 'portal' }),
  ],
  [
    'a web ACL by the id that is one part of its name',
    'AWS::WAFv2::WebACL',
    'portal|0f1e2d3c-0000-4000-8000-a1b2c3d4e5f6|REGIONAL',
    resource(
      staging,
      'AWS::WAFv2::WebACL',
      'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/portal/0f1e2d3c-0000-4000-8000-a1b2c3d4e5f6',
    ),
  ],
])('finds %s', (_, type, physicalId, live) => {
  const result = joined([says('clinic.json', 'It', type)], [{ path: 'clinic.json', stack: 'clinic', environment: staging }], {
    stacks: [stack('clinic', staging, [{ logicalId: 'It', physicalId, type }])],
    findings: [{ resource: live, rules: ['encrypted'] }],
  });
  expect(states(result)).toEqual([`${staging.account} It encrypted: drifted`]);
});

test('an inline policy is not the managed policy that AWS Config calls by its type', () => {
  const result = joined([says('clinic.json', 'It', 'AWS::IAM::Policy')], [{ path: 'clinic.json', stack: 'clinic' }], {
    stacks: [stack('clinic', staging, [{ logicalId: 'It', physicalId: 'clini-Read-1', type: 'AWS::IAM::Policy' }])],
    findings: [{ resource: resource(staging, 'AWS::IAM::Policy', 'ANPA1', { name: 'clini-Read-1' }), rules: ['encrypted'] }],
  });
  expect(states(result)).toContainEqual(`${staging.account} clini-Read-1 encrypted: unmanaged`);
});

describe('a stage, which goes by the same name in every API', () => {
  const type = 'AWS::ApiGateway::Stage';
  const apis = (...names: readonly string[]): LiveStack['resources'] =>
    names.flatMap(name => [
      { logicalId: `Api${name}`, physicalId: name, type: 'AWS::ApiGateway::RestApi' },
      { logicalId: `Stage${name}`, physicalId: 'prod', type },
    ]);
  const stageOf = (api: string): LiveResource =>
    resource(staging, type, `arn:aws:apigateway:us-east-1::/restapis/${api}/stages/prod`);
  const found = (api: string | undefined, passed: readonly string[], stacks: readonly LiveStack[]): readonly string[] =>
    states(
      joined(
        stacks.flatMap(({ name, resources }) =>
          resources.filter(one => one.type === type).map(({ logicalId }) => says(`${name}.json`, logicalId, type)),
        ),
        stacks.map(({ name }) => ({ path: `${name}.json`, stack: name })),
        {
          stacks,
          findings: api === undefined ? [] : [{ resource: stageOf(api), rules: ['encrypted'] }],
          passed: passed.map(name => ({ resource: stageOf(name), rules: ['encrypted'] })),
        },
      ),
    );

  test('is that of the stack with the API', () => {
    const stacks = [stack('one', staging, apis('a')), stack('two', staging, apis('b'))];
    expect(found('b', ['a'], stacks)).toEqual([
      `${staging.account} Stagea encrypted: aligned`,
      `${staging.account} Stageb encrypted: drifted`,
    ]);
  });

  test('is called aligned nowhere, when the stack has several', () => {
    const stacks = [stack('one', staging, apis('a', 'b')), stack('two', staging, apis('c'))];
    expect(found('b', ['a', 'c'], stacks)).toEqual([
      expect.stringMatching(/stages\/prod encrypted: unmanaged$/),
      `${staging.account} Stagea encrypted: blind`,
      `${staging.account} Stageb encrypted: blind`,
      `${staging.account} Stagec encrypted: aligned`,
    ]);
  });

  test('is aligned in a stack with several where AWS Config finds each of them compliant, and blind where it does not', () => {
    const stacks = [stack('one', staging, apis('a', 'b'))];
    const both = ['a', 'b'].map(name => `${staging.account} Stage${name} encrypted`);
    expect(found('x', ['a', 'b'], stacks).slice(1)).toEqual(both.map(name => `${name}: blind`));
    expect(found('c', ['a', 'b'], [...stacks, stack('two', staging, apis('c'))])).toEqual([
      ...both.map(name => `${name}: aligned`),
      `${staging.account} Stagec encrypted: drifted`,
    ]);
    expect(found('c', ['a', 'a'], [...stacks, stack('two', staging, apis('c'))])).toEqual([
      ...both.map(name => `${name}: blind`),
      `${staging.account} Stagec encrypted: drifted`,
    ]);
  });

  test('is not aligned for the stage of an API that no stack has', () => {
    const states = ['a', 'b'].map(name => `${staging.account} Stage${name} encrypted`);
    expect(found(undefined, ['a', 'x'], [stack('one', staging, apis('a', 'b'))])).toEqual(states.map(one => `${one}: blind`));
    expect(found(undefined, ['x'], [stack('one', staging, apis('a'))])).toEqual([`${states[0] ?? ''}: blind`]);
    expect(found(undefined, ['a', 'x'], [stack('one', staging, apis('a'))])).toEqual([`${states[0] ?? ''}: aligned`]);
  });

  test('and is called aligned nowhere, when no stack has the API', () => {
    expect(found('x', [], [stack('one', staging, apis('a'))])).toEqual([
      expect.stringMatching(/stages\/prod encrypted: unmanaged$/),
      `${staging.account} Stagea encrypted: blind`,
    ]);
  });
});

test('the end of a name is no name: a log group that nobody declared is not the one that is called like its end', () => {
  const type = 'AWS::Logs::LogGroup';
  const result = joined([says('clinic.json', 'It', type)], [{ path: 'clinic.json', stack: 'clinic' }], {
    stacks: [stack('clinic', staging, [{ logicalId: 'It', physicalId: 'portal', type }])],
    findings: [{ resource: resource(staging, type, '/aws/lambda/portal'), rules: ['encrypted'] }],
  });
  expect(states(result)).toEqual([
    `${staging.account} /aws/lambda/portal encrypted: unmanaged`,
    `${staging.account} It encrypted: aligned`,
  ]);
});

test.each([
  ['AWS::ElastiCache::ReplicationGroup', 'charts', 'arn:aws:elasticache:us-east-1:111122223333:replicationgroup:charts', true],
  ['AWS::DAX::Cluster', 'charts', 'arn:aws:dax:us-east-1:111122223333:cache/charts', true],
  ['AWS::Logs::LogGroup', 'portal', 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/portal', false],
  ['AWS::Logs::LogGroup', '/aws/lambda/portal', 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/portal', true],
  ['AWS::SNS::Topic', 'charts', 'arn:aws:sns:us-east-1:111122223333:charts', false],
])('%s %s goes by the ARN %s: %s', (type, physicalId, arn, isIt) => {
  const result = joined([says('clinic.json', 'It', type)], [{ path: 'clinic.json', stack: 'clinic' }], {
    stacks: [stack('clinic', staging, [{ logicalId: 'It', physicalId, type }])],
    findings: [{ resource: resource(staging, type, arn), rules: ['encrypted'] }],
  });
  expect(states(result).includes(`${staging.account} It encrypted: drifted`)).toBe(isIt);
});

test('a name alone is not enough: a table that is called like a bucket is another resource', () => {
  const result = joined([says('clinic.json', 'It', 'AWS::S3::Bucket')], [{ path: 'clinic.json', stack: 'clinic' }], {
    stacks: [stack('clinic', staging, [{ logicalId: 'It', physicalId: 'charts', type: 'AWS::S3::Bucket' }])],
    findings: [{ resource: resource(staging, 'AWS::DynamoDB::Table', 'charts'), rules: ['encrypted'] }],
  });
  expect(states(result)).toEqual([`${staging.account} charts encrypted: unmanaged`, `${staging.account} It encrypted: aligned`]);
});

test('the same stack in two accounts is judged in each by its own template', () => {
  const templates = [
    { path: 'staging.json', stack: 'clinic', environment: staging },
    { path: 'production.json', stack: 'clinic', environment: production },
  ];
  const bucket = [{ logicalId: 'It', physicalId: 'charts', type: 'AWS::S3::Bucket' }];
  const result = joined(
    templates.map(({ path }) => says(path, 'It', 'AWS::S3::Bucket')),
    templates,
    {
      stacks: [stack('clinic', staging, bucket), stack('clinic', production, bucket)],
      findings: [{ resource: resource(production, 'AWS::S3::Bucket', 'charts'), rules: ['encrypted'] }],
    },
  );
  expect(states(result)).toEqual([`${production.account} It encrypted: drifted`, `${staging.account} It encrypted: aligned`]);
});

describe('a type that the rule judges and its counterpart in AWS Config does not', () => {
  const type = 'AWS::ElastiCache::ServerlessCache';
  const at = (status: Status, more: Partial<Live> = {}) =>
    joined(
      [says('clinic.json', 'It', type, status)],
      [{ path: 'clinic.json', stack: 'clinic' }],
      { stacks: [stack('clinic', staging, [{ logicalId: 'It', physicalId: 'charts', type }])], ...more },
      ['AWS::ElastiCache::ReplicationGroup'],
    );

  test.each<Status>(['compliant', 'non-compliant', 'undetermined'])('is %s in the template only', status => {
    const { assessment } = at(status);
    expect(assessment.findings.map(({ drift, status: said }) => [drift?.state, said])).toEqual([['template only', status]]);
    expect(assessment.findings[0]?.reasons.at(-1)?.message).toBe(
      'template only: no rule of AWS Config judges resources of type AWS::ElastiCache::ServerlessCache by it',
    );
    expect(assessment.errors).toEqual([]);
  });

  test('is drifted all the same where AWS Config finds it', () => {
    const live = resource(staging, type, 'charts');
    expect(states(at('compliant', { findings: [{ resource: live, rules: ['encrypted'] }] }))).toEqual([
      `${staging.account} It encrypted: drifted`,
    ]);
  });
});

test.each([
  ['AWS::RDS::DBCluster', 'AWS::Neptune::DBCluster'],
  ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'],
])('a counterpart that judges %s watches %s', (config, type) => {
  const result = joined(
    [says('clinic.json', 'It', type)],
    [{ path: 'clinic.json', stack: 'clinic' }],
    { stacks: [stack('clinic', staging, [{ logicalId: 'It', physicalId: 'charts', type }])] },
    [config],
  );
  expect(states(result)).toEqual([`${staging.account} It encrypted: aligned`]);
});

test('a counterpart that judges managed policies, which AWS Config calls policies, watches no inline policy', () => {
  const type = 'AWS::IAM::Policy';
  const result = joined(
    [says('clinic.json', 'It', type)],
    [{ path: 'clinic.json', stack: 'clinic' }],
    { stacks: [stack('clinic', staging, [{ logicalId: 'It', physicalId: 'clini-Read-1', type }])] },
    ['AWS::IAM::Policy'],
  );
  expect(states(result)).toEqual([`${staging.account} It encrypted: template only`]);
});

test('several rules that find one resource, in several answers, are one by one', () => {
  const findings = [
    says('clinic.json', 'It', 'AWS::S3::Bucket'),
    says('clinic.json', 'It', 'AWS::S3::Bucket', 'undetermined', 'private'),
  ];
  const live = resource(staging, 'AWS::S3::Bucket', 'charts');
  const result = joined(findings, [{ path: 'clinic.json', stack: 'clinic' }], {
    stacks: [stack('clinic', staging, [{ logicalId: 'It', physicalId: 'charts', type: 'AWS::S3::Bucket' }])],
    findings: [
      { resource: live, rules: ['encrypted'] },
      { resource: live, rules: ['private'] },
    ],
  });
  expect(states(result)).toEqual([`${staging.account} It encrypted: drifted`, `${staging.account} It private: live only`]);
});

describe('a resource that AWS Config has not judged', () => {
  const charts = { logicalId: 'It', physicalId: 'charts', type: 'AWS::S3::Bucket' };
  const at = (status: Status, passed: Live['passed']) =>
    joined([says('clinic.json', 'It', 'AWS::S3::Bucket', status)], [{ path: 'clinic.json', stack: 'clinic' }], {
      stacks: [stack('clinic', staging, [charts])],
      passed,
    }).assessment;
  const live = resource(staging, 'AWS::S3::Bucket', 'charts');

  test.each<[string, Live['passed']]>([
    ['has no result', []],
    ['has one by another rule', [{ resource: live, rules: ['private'] }]],
    ['has one of another name', [{ resource: { ...live, id: 'charts-2' }, rules: ['encrypted'] }]],
    ['has one of another type', [{ resource: { ...live, type: 'AWS::DynamoDB::Table' }, rules: ['encrypted'] }]],
    ['has one in another Region', [{ resource: { ...live, region: 'us-west-2' }, rules: ['encrypted'] }]],
  ])('is blind where it %s, whatever the template says', (_, passed) => {
    const states = (['compliant', 'undetermined', 'non-compliant'] as const).map(status => {
      const { findings, errors } = at(status, passed);
      expect(errors.map(({ message }) => message)).toEqual([
        'blind: AWS Config shows no result for an AWS::S3::Bucket; wait until its rules have judged it, or skip those that do not concern it (encrypted)',
      ]);
      return findings.map(({ drift, status: said }) => `${drift?.state ?? ''}, ${said}`);
    });
    expect(states).toEqual([['blind, undetermined'], ['blind, undetermined'], ['blind, non-compliant']]);
  });

  const other = { ...live, id: 'scans' };
  const byOthers: Live['passed'] = [
    { resource: live, rules: ['private'] },
    { resource: other, rules: ['encrypted'] },
  ];

  test('is template only by a rule that judges others, where other rules judge it: the rule may not apply to it', () => {
    const { findings, errors } = at('compliant', byOthers);
    expect(findings.map(({ drift, status, reasons }) => [drift?.state, status, reasons.at(-1)?.message])).toEqual([
      [
        'template only',
        'compliant',
        'template only: AWS Config judges it by other rules and others by this one, so the rule may not apply to it in 111122223333/us-east-1',
      ],
    ]);
    expect(errors).toEqual([]);
    expect(at('non-compliant', byOthers).findings[0]?.status).toBe('non-compliant');
  });

  test('is blind by such a rule all the same where it was deployed after the rule last ran', () => {
    const deployedAt = (updated: number): unknown =>
      joined([says('clinic.json', 'It', 'AWS::S3::Bucket', 'compliant', 'private')], [{ path: 'clinic.json', stack: 'clinic' }], {
        stacks: [stack('clinic', staging, [{ ...charts, updated }])],
        watched: [
          {
            ...staging,
            rules: ['encrypted', 'private'],
            ran: new Map([
              ['encrypted', 1000],
              ['private', 1000],
            ]),
          },
        ],
        passed: [
          { resource: live, rules: ['encrypted'] },
          { resource: other, rules: ['private'] },
        ],
      }).assessment.findings[0]?.drift?.state;
    expect([deployedAt(999), deployedAt(1000)]).toEqual(['template only', 'blind']);
  });

  test('is not the one that it finds compliant', () => {
    expect(at('compliant', [{ resource: live, rules: ['private', 'encrypted'] }]).findings[0]?.drift?.state).toBe('aligned');
    expect(at('non-compliant', [{ resource: live, rules: ['encrypted'] }]).findings[0]?.drift?.state).toBe('template only');
  });
});

describe('a rule that runs by the clock', () => {
  const charts = { logicalId: 'It', physicalId: 'charts', type: 'AWS::S3::Bucket' };
  const at = (updated: number | undefined, ran: ReadonlyMap<string, number> | undefined, ruleId = 'encrypted') =>
    joined([says('clinic.json', 'It', 'AWS::S3::Bucket', 'compliant', ruleId)], [{ path: 'clinic.json', stack: 'clinic' }], {
      stacks: [stack('clinic', staging, [{ ...charts, ...(updated === undefined ? {} : { updated }) }])],
      watched: [{ ...staging, rules: [ruleId], ...(ran === undefined ? {} : { ran }) }],
    });

  test.each<[string, number, ReadonlyMap<string, number>]>([
    ['last ran before a resource was deployed', 2000, new Map([['encrypted', 1000]])],
    ['last ran as it was deployed', 2000, new Map([['encrypted', 2000]])],
    ['never ran with success', 2000, new Map()],
  ])('is blind where it %s', (_, updated, ran) => {
    const result = at(updated, ran);
    expect(states(result)).toEqual([`${staging.account} It encrypted: blind`]);
    expect(result.assessment.errors.map(({ message }) => message)).toEqual([
      'blind: an AWS::S3::Bucket was deployed after its rules last ran; wait until they run again, or start them (encrypted)',
    ]);
  });

  test.each<[string, number | undefined, ReadonlyMap<string, number> | undefined]>([
    ['has run since', 2000, new Map([['encrypted', 2001]])],
    ['ran at a time that an aggregator does not tell', 2000, undefined],
  ])('judges where it %s', (_, updated, ran) => {
    expect(states(at(updated, ran))).toEqual([`${staging.account} It encrypted: aligned`]);
  });

  test('is not one that looks at changes', () => {
    expect(states(at(2000, new Map([['private', 1000]]), 'private'))).toEqual([`${staging.account} It private: aligned`]);
  });
});

describe('what a template says of an account', () => {
  const bucket = { logicalId: 'It', physicalId: 'charts', type: 'AWS::S3::Bucket' };
  const live = resource(staging, 'AWS::::Account', staging.account);
  const at = (status: Status, more: Partial<Live> = {}, name = '111122223333/us-east-1', types: readonly string[] = []) =>
    joined(
      [says('clinic.json', name, 'AWS::::Account', status)],
      [{ path: 'clinic.json', stack: 'clinic' }],
      { stacks: [stack('clinic', staging, [bucket])], ...more },
      types,
    );
  const passed = [{ resource: live, rules: ['encrypted'] }];
  const found = { findings: passed };

  test.each<[string, Status, Partial<Live>, string]>([
    ['is aligned where AWS Config finds it compliant too', 'compliant', { passed }, 'aligned'],
    ['is drifted where it does not', 'compliant', found, 'drifted'],
    ['is bad in both', 'non-compliant', found, 'both bad'],
    ['is in the template only', 'non-compliant', { passed }, 'template only'],
    ['is blind without a result', 'compliant', {}, 'blind'],
    [
      'is blind with one of another account',
      'compliant',
      { passed: [{ ...passed[0]!, resource: { ...live, ...production } }] },
      'blind',
    ],
    ['is blind where no rule watches it', 'compliant', { passed, watched: [{ ...staging, rules: [] }] }, 'blind'],
  ])('%s', (_, status, more, state) => {
    expect(states(at(status, more))).toEqual([`${staging.account} 111122223333/us-east-1 encrypted: ${state}`]);
  });

  test('is in the template only where the counterpart looks at resources', () => {
    const result = at('compliant', { passed }, undefined, ['AWS::GuardDuty::Detector']);
    expect(states(result)).toEqual([`${staging.account} 111122223333/us-east-1 encrypted: template only`]);
  });

  test.each(['unknown-account/unknown-region', 'unknown-account/us-east-1', '111122223333/unknown-region'])(
    'is said of where it is deployed by one that says %s',
    name => {
      expect(states(at('compliant', { passed }, name))).toEqual([`${staging.account} ${name} encrypted: aligned`]);
    },
  );

  test('is not said of a place in which nothing of it is deployed', () => {
    expect(states(at('compliant', { passed }, '444455556666/us-east-1'))).toEqual([]);
    expect(states(at('compliant', { passed, stacks: [] }))).toEqual([]);
  });
});

test('a stack that two templates claim is aligned in both', () => {
  const charts = { logicalId: 'It', physicalId: 'charts', type: 'AWS::S3::Bucket' };
  const templates = ['one.json', 'two.json'].map(path => ({ path, stack: 'clinic' }));
  const findings = templates.map(({ path }) => says(path, 'It', 'AWS::S3::Bucket'));
  const stacks = [stack('clinic', staging, [charts])];
  expect(states(joined(findings, templates, { stacks }))).toEqual(
    templates.map(() => `${staging.account} It encrypted: aligned`),
  );
  const live = [{ resource: resource(staging, 'AWS::S3::Bucket', 'charts'), rules: ['encrypted'] }];
  expect(states(joined(findings, templates, { stacks, findings: live }))).toEqual(
    templates.map(() => `${staging.account} It encrypted: drifted`),
  );
});

describe('a role, which is the same in all Regions', () => {
  const west = { ...staging, region: 'us-west-2' };
  const templates = [{ path: 'west.json', stack: 'clinic', environment: west }];
  const reader = { logicalId: 'Reader', physicalId: 'clinic-Reader-8Q', type: 'AWS::IAM::Role' };
  const stacks = [stack('clinic', west, [reader])];
  const watched = [staging, west].map(place => ({ ...place, rules: ['encrypted'] }));
  const blind = [{ ...west, type: 'AWS::IAM::Role', why: 'AWS Config has recorded no AWS::IAM::Role there' }];
  const role = says('west.json', 'Reader', 'AWS::IAM::Role');

  const live = resource(staging, 'AWS::IAM::Role', 'AROAEXAMPLE', { name: 'clinic-Reader-8Q' });

  test('is found where its account records it', () => {
    const result = joined([role], templates, { stacks, watched, blind, findings: [{ resource: live, rules: ['encrypted'] }] });
    expect(states(result)).toEqual(['111122223333 Reader encrypted: drifted']);
    expect(result.assessment.findings[0]?.reasons[0]?.message).toContain('AROAEXAMPLE in 111122223333/us-east-1');
  });

  test('is aligned where one Region of its account watches it', () => {
    const passed = [{ resource: live, rules: ['encrypted'] }];
    expect(states(joined([role], templates, { stacks, watched, blind, passed }))).toEqual([
      '111122223333 Reader encrypted: aligned',
    ]);
  });

  test('is blind where a Region that watches has no result of it, or the result is of one that does not', () => {
    const inWest = [{ resource: { ...live, region: 'us-west-2' }, rules: ['encrypted'] }];
    for (const passed of [[], inWest])
      expect(states(joined([role], templates, { stacks, watched, blind, passed }))).toEqual([
        '111122223333 Reader encrypted: blind',
      ]);
  });

  test('is blind where none does, and where only another account does', () => {
    const nobody = joined([role], templates, {
      stacks,
      watched: [{ ...production, rules: ['encrypted'] }, ...watched.filter(({ region }) => region === 'us-west-2')],
      blind,
    });
    expect(states(nobody)).toEqual(['111122223333 Reader encrypted: blind']);
    expect(nobody.assessment.errors).toEqual([
      { template: '111122223333/us-west-2', message: 'blind: AWS Config has recorded no AWS::IAM::Role there (encrypted)' },
    ]);
  });

  test('a bucket is not: another Region that watches buckets says nothing of it', () => {
    const bucket = { logicalId: 'Reader', physicalId: 'clinic-reader', type: 'AWS::S3::Bucket' };
    const result = joined([says('west.json', 'Reader', 'AWS::S3::Bucket')], templates, {
      stacks: [stack('clinic', west, [bucket])],
      watched,
      blind: [{ ...west, type: 'AWS::S3::Bucket', why: 'nothing recorded' }],
      findings: [{ resource: resource(staging, 'AWS::S3::Bucket', 'clinic-reader'), rules: ['encrypted'] }],
    });
    expect([...states(result)].sort()).toEqual([
      '111122223333 Reader encrypted: blind',
      '111122223333 clinic-reader encrypted: unmanaged',
    ]);
  });
});

describe('a distribution, which AWS Config records in us-east-1 alone', () => {
  const type = 'AWS::CloudFront::Distribution';
  const ireland = { ...staging, region: 'eu-west-1' };
  const at = (place: typeof staging, live: Partial<Live>): ReturnType<typeof joined> =>
    joined(
      [says('clinic.json', 'It', type)],
      [{ path: 'clinic.json', stack: 'clinic', environment: place }],
      { stacks: [stack('clinic', place, [{ logicalId: 'It', physicalId: 'E1ABC', type }])], ...live },
      [type],
    );
  const watched = (...places: readonly (typeof staging)[]): Live['watched'] =>
    places.map(place => ({ ...place, rules: ['encrypted'] }));

  const passed = [{ resource: resource(staging, type, 'E1ABC'), rules: ['encrypted'] }];

  test('is aligned where that Region judges it, wherever its stack is', () => {
    expect(states(at(ireland, { watched: watched(ireland, staging), passed }))).toEqual([
      `${staging.account} It encrypted: aligned`,
    ]);
    expect(states(at(staging, { watched: watched(staging) }))).toEqual([`${staging.account} It encrypted: aligned`]);
  });

  test('is found there, wherever its stack is', () => {
    const findings = [{ resource: resource(staging, type, 'E1ABC'), rules: ['encrypted'] }];
    expect(states(at(ireland, { watched: watched(ireland, staging), findings }))).toEqual([
      `${staging.account} It encrypted: drifted`,
    ]);
  });

  test.each<[string, Partial<Live>, string]>([
    ['was not looked at', { watched: watched(ireland) }, 'this run did not look there; read it through an aggregator'],
    ['is looked at in another account', { watched: watched(ireland, { ...production }) }, 'this run did not look there'],
    [
      'has no such rule',
      { watched: [...watched(ireland), { ...staging, rules: [] }] },
      'no rule of AWS Config in 111122223333/us-east-1 watches it',
    ],
    [
      'does not record it',
      { watched: watched(ireland, staging), blind: [{ ...staging, type, why: 'the recorder leaves it out' }] },
      'the recorder leaves it out',
    ],
  ])('is blind where that Region %s', (_, live, why) => {
    const result = at(ireland, live);
    expect(states(result)).toEqual([`${staging.account} It encrypted: blind`]);
    expect(result.assessment.errors.map(({ message }) => message)).toEqual([
      expect.stringContaining(`blind: AWS Config records AWS::CloudFront::Distribution in us-east-1 alone: ${why}`),
    ]);
  });
});

test.each([
  ['AWS::CloudFront::Distribution', 'eu-west-1', 'us-east-1'],
  ['AWS::Route53::HostedZone', 'us-east-1', 'us-east-1'],
  ['AWS::GlobalAccelerator::Accelerator', 'us-east-1', 'us-west-2'],
  ['AWS::ECR::PublicRepository', 'us-west-2', 'us-east-1'],
  ['AWS::Route53::HostedZone', 'us-gov-east-1', 'us-gov-west-1'],
  ['AWS::Route53::HostedZone', 'cn-north-1', undefined],
  ['AWS::Route53Resolver::ResolverRule', 'eu-west-1', undefined],
  ['AWS::ECR::Repository', 'eu-west-1', undefined],
  ['AWS::IAM::Role', 'eu-west-1', undefined],
])('%s of a stack in %s is recorded in %s alone', (type, region, home) => {
  expect(homeOf(type, region)).toBe(home);
});

test('a resource that the deployed stack does not have is not called aligned', () => {
  const result = joined(
    [says('clinic.json', 'It', 'AWS::S3::Bucket'), says('clinic.json', 'New', 'AWS::S3::Bucket')],
    [{ path: 'clinic.json', stack: 'clinic' }],
    {
      stacks: [stack('clinic', staging, [{ logicalId: 'It', physicalId: 'charts', type: 'AWS::S3::Bucket' }])],
    },
  );
  expect(states(result)).toEqual([`${staging.account} It encrypted: aligned`, `${staging.account} New encrypted: template only`]);
});

test('a nested stack that AWS Config has not recorded is blindness, not silence', () => {
  const type = 'AWS::CloudFormation::Stack';
  const physicalId = 'arn:aws:cloudformation:us-east-1:111122223333:stack/clinic-Data-1/1';
  const result = joined(
    [says('data.json', 'Charts', 'AWS::RDS::DBInstance')],
    [
      { path: 'clinic.json', stack: 'clinic', environment: staging },
      { path: 'data.json', stack: 'clinic', environment: staging, parent: { path: 'clinic.json', logicalId: 'Data' } },
    ],
    { stacks: [stack('clinic', staging, [{ logicalId: 'Data', physicalId, type }])] },
  );
  expect(states(result)).toEqual([]);
  expect(result.assessment.errors).toEqual([
    {
      template: 'data.json',
      message: expect.stringContaining('blind: AWS Config has not recorded the nested stack Data of clinic.json'),
    },
  ]);
});

test('a nested stack that is recorded in one place is blindness in the other', () => {
  const outer = (place: typeof staging): LiveStack =>
    stack('clinic', place, [
      {
        logicalId: 'Data',
        physicalId: `arn:aws:cloudformation:us-east-1:${place.account}:stack/clinic-Data-1/1`,
        type: 'AWS::CloudFormation::Stack',
      },
    ]);
  const charts = { logicalId: 'Charts', physicalId: 'charts', type: 'AWS::S3::Bucket' };
  const result = joined(
    [says('data.json', 'Charts', 'AWS::S3::Bucket')],
    [
      { path: 'clinic.json', stack: 'clinic' },
      { path: 'data.json', parent: { path: 'clinic.json', logicalId: 'Data' } },
    ],
    { stacks: [outer(staging), outer(production), stack('clinic-Data-1', staging, [charts])] },
  );
  expect(states(result)).toEqual([`${staging.account} Charts encrypted: aligned`]);
  expect(result.assessment.errors).toEqual([
    { template: 'data.json', message: expect.stringContaining('the nested stack Data of clinic.json in 444455556666/us-east-1') },
  ]);
});

describe('a nested stack that the stack does not have', () => {
  const charts = { logicalId: 'Charts', physicalId: 'charts', type: 'AWS::S3::Bucket' };
  const at = (logicalId: string, outer: Partial<LiveStack> = {}, more: readonly LiveStack[] = []) =>
    joined(
      ['data.json', 'inner.json'].map(path => says(path, 'Charts', 'AWS::S3::Bucket')),
      [
        { path: 'clinic.json', stack: 'clinic' },
        { path: 'data.json', parent: { path: 'clinic.json', logicalId } },
        { path: 'inner.json', parent: { path: 'data.json', logicalId: 'Inner' } },
      ],
      { stacks: [{ ...stack('clinic', staging, [charts]), ...outer }, ...more] },
    );

  test('is in the template only where its condition can be false, with all that it deploys', () => {
    const { assessment } = at('Optional');
    expect(assessment.findings.map(({ drift, status, resource: { template } }) => [template, drift?.state, status])).toEqual([
      ['data.json', 'template only', 'compliant'],
      ['inner.json', 'template only', 'compliant'],
    ]);
    expect(assessment.findings[0]?.reasons.at(-1)?.message).toBe(
      'template only: the stack does not have it in 111122223333/us-east-1',
    );
    expect(assessment.errors).toEqual([]);
  });

  test('is blind where it has to be there', () => {
    expect(at('Data').assessment.errors).toEqual([
      {
        template: 'data.json',
        message: 'blind: the stack of clinic.json has no nested stack Data in 111122223333/us-east-1; deploy it, and run again',
      },
    ]);
  });

  test('is blind where another place has it, and where nobody knows what its stack has', () => {
    const physicalId = 'arn:aws:cloudformation:us-east-1:444455556666:stack/clinic-Data-1/1';
    const outer = stack('clinic', production, [{ logicalId: 'Data', physicalId, type: 'AWS::CloudFormation::Stack' }]);
    const { assessment } = at('Data', {}, [outer, stack('clinic-Data-1', production, [charts])]);
    expect(assessment.errors.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('has no nested stack Data in 111122223333/us-east-1'),
    );
    const changing = at('Optional', { status: 'UPDATE_IN_PROGRESS' });
    expect(states(changing)).toEqual(['data.json', 'inner.json'].map(() => `${staging.account} Charts encrypted: blind`));
    expect(changing.assessment.errors).toHaveLength(1);
  });
});

test.each<[string, Partial<LiveStack>, string]>([
  ['whose resources are not recorded', { resources: [] }, 'AWS Config has recorded no resources of the stack clinic'],
  ['that is being updated', { status: 'UPDATE_IN_PROGRESS' }, 'the stack clinic is being changed (UPDATE_IN_PROGRESS)'],
  [
    'that is being rolled back',
    { status: 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS' },
    'is being changed (UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS)',
  ],
])('of a stack %s nothing is aligned, and nothing is compliant', (_, change, why) => {
  const charts = { logicalId: 'It', physicalId: 'charts', type: 'AWS::S3::Bucket' };
  const result = joined([says('clinic.json', 'It', 'AWS::S3::Bucket')], [{ path: 'clinic.json', stack: 'clinic' }], {
    stacks: [{ ...stack('clinic', staging, [charts]), ...change }],
  });
  expect(states(result)).toEqual([`${staging.account} It encrypted: blind`]);
  expect(result.assessment.findings.map(({ status }) => status)).toEqual(['undetermined']);
  expect(result.assessment.errors.map(({ message }) => message).join()).toContain(why);
});

test('a stack that was updated is judged', () => {
  const charts = { logicalId: 'It', physicalId: 'charts', type: 'AWS::S3::Bucket' };
  const result = joined([says('clinic.json', 'It', 'AWS::S3::Bucket')], [{ path: 'clinic.json', stack: 'clinic' }], {
    stacks: [{ ...stack('clinic', staging, [charts]), status: 'UPDATE_COMPLETE' }],
  });
  expect(states(result)).toEqual([`${staging.account} It encrypted: aligned`]);
});

test('what AWS Config finds of a rule that this run left out is not reported', () => {
  const result = joined([], [{ path: 'clinic.json', stack: 'clinic' }], {
    stacks: [stack('clinic', staging, [])],
    findings: [{ resource: resource(staging, 'AWS::S3::Bucket', 'charts'), rules: ['left-out', 'constructor', '__proto__'] }],
  });
  expect(states(result)).toEqual([]);
});

test('nested stacks that deploy each other in a circle end', () => {
  const type = 'AWS::CloudFormation::Stack';
  const arn = (name: string): string => `arn:aws:cloudformation:us-east-1:111122223333:stack/${name}/1`;
  const result = joined(
    [says('inner.json', 'Loop', type)],
    [
      { path: 'outer.json', stack: 'clinic' },
      { path: 'inner.json', parent: { path: 'outer.json', logicalId: 'Loop' } },
      { path: 'outer.json', parent: { path: 'inner.json', logicalId: 'Loop' } },
    ],
    {
      stacks: [
        stack('clinic', staging, [{ logicalId: 'Loop', physicalId: arn('inner'), type }]),
        stack('inner', staging, [{ logicalId: 'Loop', physicalId: arn('clinic'), type }]),
      ],
    },
  );
  expect(result.assessment.findings.length).toBeGreaterThan(0);
});

test.each([
  ['hicp', true],
  ['hicp-4', true],
  ['hicp-4-m-c', true],
  ['hicp-4-m-c-s3', true],
  ['OrgConformsPack-hicp-4-a1b2c3d4', true],
  ['OrgConformsPack-hicp-a1b2c3d4', true],
  ['hicp-legacy', false],
  ['hicpx-4', false],
  ['other', false],
])('the pack %s is ours: %s', (name, isOurs) => {
  expect(isOwnPack(name, 'hicp')).toBe(isOurs);
});

test('names of rules lose what packs append, and nothing else', () => {
  expect(withoutPackSuffix('s3-bucket-versioning-enabled-conformance-pack-a1b2c3d4e')).toBe('s3-bucket-versioning-enabled');
  expect(withoutPackSuffix('s3-bucket-versioning-enabled')).toBe('s3-bucket-versioning-enabled');
});

describe('a template file that two stacks deploy', () => {
  const type = 'AWS::S3::Bucket';
  const bucketNamed = (physicalId: string) => [{ logicalId: 'Bucket', physicalId, type }];
  const templates = ['blue', 'green'].map(name => ({ path: 'a.json', stack: name, environment: staging }));
  const both = [says('a.json', 'Bucket', type), says('a.json', 'Bucket', type)];

  test('is joined with what AWS Config finds of each, though both are in one place', () => {
    const { assessment } = joined(both, templates, {
      stacks: [stack('blue', staging, bucketNamed('blue-1')), stack('green', staging, bucketNamed('green-1'))],
      findings: [{ resource: resource(staging, type, 'green-1'), rules: ['encrypted'] }],
      passed: [{ resource: resource(staging, type, 'blue-1'), rules: ['encrypted'] }],
    });
    expect(assessment.findings.map(({ drift }) => [drift?.state, drift?.resourceId])).toEqual([
      ['aligned', undefined],
      ['drifted', 'green-1'],
    ]);
  });

  test('does not pass for one by what AWS Config finds of the other', () => {
    const { assessment } = joined(both, templates, {
      stacks: [stack('blue', staging, bucketNamed('blue-1')), stack('green', staging, bucketNamed('green-1'))],
      passed: [{ resource: resource(staging, type, 'blue-1'), rules: ['encrypted'] }],
    });
    expect(assessment.findings.map(({ drift }) => drift?.state).sort()).toEqual(['aligned', 'blind']);
  });

  test('is blind where one of them is not deployed', () => {
    const { assessment } = joined(both, templates, { stacks: [stack('blue', staging, bucketNamed('blue-1'))] });
    expect(assessment.errors.map(({ message }) => message)).toEqual([
      expect.stringContaining('has not recorded the stack green in 111122223333/us-east-1'),
    ]);
  });

  test('is compared by what is worse, where what it declares depends on the place', () => {
    const elsewhere = templates.map((template, index) => ({ ...template, environment: index === 0 ? staging : production }));
    const { assessment } = joined([says('a.json', 'Bucket', type, 'non-compliant'), says('a.json', 'Bucket', type)], elsewhere, {
      stacks: [stack('blue', staging, bucketNamed('blue-1')), stack('green', production, bucketNamed('green-1'))],
    });
    expect(assessment.findings.map(({ drift }) => [drift?.account, drift?.state])).toEqual([
      [staging.account, 'template only'],
      [production.account, 'template only'],
    ]);
  });
});
