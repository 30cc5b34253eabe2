import { statementsOf } from '../../lib/core/iam';
import type { Statement } from '../../lib/core/iam';
import type { Json, JsonObject, Resource, Status, Verdict } from '../../lib/core';
import { fakeRule } from '../support/fake-rule';
import { verdictOn } from '../support/judge';

const records = {
  Records: { Type: 'AWS::S3::Bucket' },
  Other: { Type: 'AWS::S3::Bucket' },
  Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'phi' } },
};

function verdict(statement: Json, judge: (statement: Statement, find: (id: string) => Resource) => Verdict): Verdict {
  const rule = fakeRule({
    check: ({ template }) => {
      const policy = template.find('Policy');
      const [only] = policy === undefined ? [] : statementsOf(policy.property('PolicyDocument'));
      if (only === undefined) throw new Error('no statement');
      return judge(only, id => template.find(id) ?? fail(id));
    },
    appliesTo: ['AWS::S3::BucketPolicy'],
  });
  return verdictOn(rule, {
    Resources: {
      Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument: { Statement: statement } } },
      ...records,
    },
  });
}

function fail(id: string): never {
  throw new Error(`no ${id}`);
}

type Row = readonly [Status, JsonObject];

describe('everyone', () => {
  test.each<Row>([
    ['compliant', { Effect: 'Allow', Principal: '*' }],
    ['compliant', { Effect: 'Allow', Principal: ['*'] }],
    ['compliant', { Effect: 'Allow', Principal: { AWS: '*' } }],
    ['compliant', { Effect: 'Allow', Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } }],
    ['compliant', { Effect: 'Allow', NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }],
    ['non-compliant', { Effect: 'Deny', NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }],
    ['non-compliant', { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
    ['non-compliant', { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' } }],
    ['non-compliant', { Effect: 'Allow', Principal: { Service: '*' } }],
    ['non-compliant', { Effect: 'Allow' }],
    ['undetermined', { Effect: 'Allow', Principal: { AWS: { Ref: 'Who' } } }],
    ['undetermined', { Effect: 'Allow', Principal: { Ref: 'Who' } }],
    ['compliant', { Effect: 'Allow', Principal: { AWS: ['*', { Ref: 'Who' }] } }],
  ])('%s: %j', (expected, statement) => {
    expect(verdict(statement, one => one.mustApplyToEveryone()).status).toBe(expected);
  });
});

describe('covering an action', () => {
  test.each<Row>([
    ['compliant', { Action: 's3:*' }],
    ['compliant', { Action: 'S3:*' }],
    ['compliant', { Action: ['s3:GetObject', '*'] }],
    ['compliant', { NotAction: 'ec2:*' }],
    ['non-compliant', { Action: 's3:Get*' }],
    ['non-compliant', { Action: ['s3:Get*', 's3:Put*'] }],
    ['non-compliant', { NotAction: 's3:DeleteBucket' }],
    ['non-compliant', {}],
    ['undetermined', { Action: { Ref: 'Actions' } }],
    ['undetermined', { Action: ['s3:Get*', { 'Fn::Sub': 's3:${Rest}' }] }],
    ['non-compliant', { Action: ['s3:Get*', { 'Fn::Sub': 'ec2:${Rest}' }] }],
  ])('%s: %j covers s3:*', (expected, statement) => {
    expect(verdict(statement, one => one.mustCoverAction('s3:*')).status).toBe(expected);
  });
});

describe('reaching an action', () => {
  test.each<Row>([
    ['compliant', { Action: 'iam:PassRole' }],
    ['compliant', { Action: 'iam:Pass*' }],
    ['compliant', { Action: '*' }],
    ['compliant', { NotAction: 's3:*' }],
    ['non-compliant', { NotAction: 'iam:*' }],
    ['non-compliant', { Action: 'iam:PassRoles' }],
    ['non-compliant', { Action: 'iam:Get*' }],
    ['undetermined', { Action: { 'Fn::Sub': 'iam:${Verb}Role' } }],
    ['non-compliant', { Action: { 'Fn::Sub': 's3:${Verb}' } }],
  ])('%s: %j reaches iam:PassRole', (expected, statement) => {
    expect(verdict(statement, one => one.mustReachAction('iam:PassRole')).status).toBe(expected);
  });
});

describe('covering a bucket and its objects', () => {
  const arn = { 'Fn::GetAtt': ['Records', 'Arn'] };
  test.each<Row>([
    ['compliant', { Resource: [arn, { 'Fn::Sub': '${Records.Arn}/*' }] }],
    ['compliant', { Resource: [{ 'Fn::Sub': 'arn:aws:s3:::${Records}' }, { 'Fn::Join': ['', [arn, '/*']] }] }],
    ['compliant', { Resource: { 'Fn::Sub': '${Records.Arn}*' } }],
    ['compliant', { Resource: 'arn:aws:s3:::*' }],
    ['compliant', { Resource: '*' }],
    ['compliant', {}],
    ['compliant', { NotResource: { 'Fn::GetAtt': ['Other', 'Arn'] } }],
    ['non-compliant', { NotResource: { 'Fn::Sub': '${Records.Arn}/public/*' } }],
    ['non-compliant', { Resource: arn }],
    ['non-compliant', { Resource: { 'Fn::Sub': '${Records.Arn}/*' } }],
    ['non-compliant', { Resource: [{ 'Fn::GetAtt': ['Other', 'Arn'] }, { 'Fn::Sub': '${Other.Arn}/*' }] }],
    ['non-compliant', { Resource: ['arn:aws:s3:::phi', 'arn:aws:s3:::phi/*'] }],
    ['undetermined', { Resource: [{ Ref: 'Arns' }] }],
    ['non-compliant', { Resource: { 'Fn::Sub': 'arn:aws:s3:::${AWS::AccountId}-logs/*' } }],
  ])('%s: %j', (expected, statement) => {
    expect(verdict(statement, (one, find) => one.mustCoverResource(find('Records').arn, `${find('Records').arn}/*`)).status).toBe(
      expected,
    );
  });

  test('a literal ARN covers the bucket that has the name', () => {
    const statement = { Resource: ['arn:aws-us-gov:s3:::phi', 'arn:aws-us-gov:s3:::phi/*'] };
    expect(verdict(statement, (one, find) => one.mustCoverResource(find('Named').arn, `${find('Named').arn}/*`)).status).toBe(
      'compliant',
    );
  });
});

describe('the only condition of a denial', () => {
  test.each<Row>([
    ['compliant', { Condition: { Bool: { 'aws:SecureTransport': false } } }],
    ['compliant', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    ['compliant', { Condition: { Bool: { 'AWS:securetransport': ['false'] } } }],
    ['compliant', { Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } }],
    ['non-compliant', { Condition: { Bool: { 'aws:SecureTransport': true } } }],
    ['non-compliant', { Condition: { Bool: { 'aws:SecureTransport': false, 'aws:ViaAWSService': false } } }],
    ['non-compliant', { Condition: { Bool: { 'aws:SecureTransport': false }, StringEquals: { 'aws:PrincipalTag/team': 'x' } } }],
    ['non-compliant', { Condition: { 'ForAnyValue:Bool': { 'aws:SecureTransport': false } } }],
    ['non-compliant', { Condition: { StringEquals: { 'aws:SecureTransport': 'false' } } }],
    ['non-compliant', {}],
    ['undetermined', { Condition: { Ref: 'Tests' } }],
    ['undetermined', { Condition: { Bool: { 'Fn::GetAtt': ['Records', 'Map'] } } }],
    ['undetermined', { Condition: { Bool: { 'aws:SecureTransport': { Ref: 'Value' } } } }],
  ])('%s: %j', (expected, statement) => {
    expect(verdict(statement, one => one.mustOnlyApplyWhen('Bool', 'aws:SecureTransport', false)).status).toBe(expected);
  });
});

describe('a condition that limits an allowance', () => {
  test.each<Row>([
    ['compliant', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } } }],
    ['compliant', { Condition: { ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': ['Records', 'Arn'] } } } }],
    ['compliant', { Condition: { ArnLike: { 'aws:SourceArn': { 'Fn::Sub': 'arn:aws:s3:::clinic-${Name}' } } } }],
    ['undetermined', { Condition: { ArnLike: { 'aws:SourceArn': { 'Fn::Sub': 'arn:aws:s3:::${Name}-uploads' } } } }],
    ['compliant', { Condition: { 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgID': ['o-abc', 'o-def'] } } }],
    ['non-compliant', { Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-abc' } } }],
    ['non-compliant', { Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abc' } } }],
    ['non-compliant', { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc' } } }],
    ['non-compliant', { Condition: { StringLike: { 'aws:PrincipalOrgID': '*' } } }],
    ['non-compliant', { Condition: { StringLike: { 'aws:PrincipalOrgID': ['o-abc', '*'] } } }],
    ['non-compliant', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:*:*:*:*' } } }],
    ['non-compliant', { Condition: { StringEquals: { 'aws:PrincipalOrgID': [] } } }],
    ['non-compliant', { Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } }],
    ['non-compliant', {}],
    ['compliant', { Condition: { StringEquals: { 'aws:PrincipalOrgID': { Ref: 'Organization' } } } }],
    ['undetermined', { Condition: { StringLike: { 'aws:PrincipalOrgID': { Ref: 'Organization' } } } }],
    ['undetermined', { Condition: { 'Fn::Transform': { Name: 'M' } } }],
    ['undetermined', { Condition: { StringEquals: { 'Fn::GetAtt': ['Records', 'Map'] } } }],
    ['compliant', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' }, StringLike: { Ref: 'More' } } }],
    ['non-compliant', { Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*' } } }],
    ['non-compliant', { Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*c' } } }],
    ...['arn:*', 'arn:aws:*', 'arn:aws:iam:*', '*:role/deploy', '*/deploy', 'arn:aws:iam::1*:role/deploy'].map(
      arn => ['non-compliant', { Condition: { StringLike: { 'aws:SourceArn': arn } } }] as const,
    ),
    ...['arn:*:111122223333:*', '*:111122223333:role/deploy', 'arn:aws:iam::111122223333*', 'arn:aws:s3:::records*'].map(
      arn => ['compliant', { Condition: { StringLike: { 'aws:SourceArn': arn } } }] as const,
    ),
    ['undetermined', { Condition: { StringLike: { 'aws:PrincipalOrgID': { 'Fn::Sub': '${Organization}/*' } } } }],
    ['non-compliant', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } } }],
    ['non-compliant', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:*:alerts' } } }],
    ['compliant', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:*' } } }],
    ['compliant', { Condition: { ArnLike: { 'aws:SourceArn': { 'Fn::Sub': 'arn:aws:sns:*:${AWS::AccountId}:*' } } } }],
    ['undetermined', { Condition: { ArnLike: { 'aws:SourceArn': { 'Fn::Sub': 'arn:aws:sns:*:${Account}:*' } } } }],
  ])('%s: %j', (expected, statement) => {
    expect(verdict(statement, one => one.mustBeLimitedBy('aws:PrincipalOrgID', 'aws:SourceArn')).status).toBe(expected);
  });

  test.each<[Status, Json]>([
    ['non-compliant', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam:*' } }],
    ['non-compliant', { StringLike: { 'aws:PrincipalArn': 'arn:*' } }],
    ['non-compliant', { StringLike: { 'aws:PrincipalArn': '*:role/Reader' } }],
    ['non-compliant', { StringLike: { 'aws:userid': '*:alice' } }],
    ['non-compliant', { StringLike: { 'aws:SourceVpce': 'vpce-*' } }],
    ['non-compliant', { StringLike: { 'aws:SourceVpce': ['vpce-1', 'vpce-?*'] } }],
    ['non-compliant', { StringLike: { 'aws:PrincipalAccount': '1*' } }],
    ['non-compliant', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-*/*' } }],
    ['compliant', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-abc/*' } }],
    ['undetermined', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': { 'Fn::Sub': '${Organization}/*' } } }],
    ['compliant', { StringLike: { 'aws:userid': 'AROAEXAMPLE:*' } }],
    ['compliant', { StringLike: { 'aws:SourceVpce': 'vpce-1*' } }],
    ['compliant', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }],
    ['compliant', { StringLike: { 'saml:sub': '*@clinic.example' } }],
  ])('%s: a wildcard that may stand for anyone limits nothing, %j', (expected, condition) => {
    const keys = ['PrincipalArn', 'userid', 'SourceVpce', 'PrincipalAccount', 'PrincipalOrgPaths'].map(key => `aws:${key}`);
    expect(verdict({ Condition: condition }, one => one.mustBeLimitedBy(...keys, 'saml:sub')).status).toBe(expected);
  });

  const limits = [
    ...['PrincipalAccount', 'SourceAccount', 'ResourceAccount', 'SourceOwner', 'PrincipalOrgID', 'PrincipalOrgPaths'],
    ...['PrincipalArn', 'SourceArn', 'userid', 'SourceVpc', 'PrincipalTag/*', 'PrincipalServiceName', 'CalledVia'],
  ].map(key => `aws:${key}`);
  const limited = (condition: Json): Status =>
    verdict({ Condition: condition }, one => one.mustBeLimitedBy(...limits, 'kms:CallerAccount', 'sts:ExternalId')).status;

  test.each(['kms:CallerAccount', 'aws:PrincipalAccount', 'aws:SourceAccount', 'aws:ResourceAccount', 'aws:SourceOwner'])(
    'a wildcard in an account of %s is many accounts',
    key => {
      for (const open of ['1*', '11112222333?', '?11122223333', '1111*3333', '*3'])
        expect([open, limited({ StringLike: { [key]: open } })]).toEqual([open, 'non-compliant']);
      expect(limited({ StringLike: { [key]: ['111122223333', '1*'] } })).toBe('non-compliant');
      expect(limited({ StringLike: { [key]: '111122223333' } })).toBe('compliant');
      expect(limited({ StringLike: { [key]: { Ref: 'AWS::AccountId' } } })).toBe('compliant');
    },
  );

  test.each<[Status, Json]>([
    ['non-compliant', { StringLike: { 'aws:PrincipalOrgID': 'o-a*' } }],
    ['compliant', { StringLike: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    ['non-compliant', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a*/r-ab12/*' } }],
    ['compliant', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } }],
    ['non-compliant', { StringLike: { 'aws:userid': 'AROA*' } }],
    ['non-compliant', { StringLike: { 'aws:userid': 'AIDA*:*' } }],
    ['non-compliant', { StringLike: { 'aws:userid': '1111*:alice' } }],
    ['compliant', { StringLike: { 'aws:userid': '111122223333:*' } }],
    ['non-compliant', { StringLike: { 'aws:SourceVpc': 'vpc-*' } }],
    ['non-compliant', { StringLike: { 'sts:ExternalId': '*' } }],
    ['non-compliant', { StringLike: { 'aws:PrincipalTag/team': '?*' } }],
    ['compliant', { StringLike: { 'aws:PrincipalTag/owner': 'cardiology-*' } }],
    ['non-compliant', { StringLike: { 'aws:PrincipalServiceName': '*amazonaws.com' } }],
    ['non-compliant', { 'ForAnyValue:StringLike': { 'aws:CalledVia': '*.amazonaws.com' } }],
    ['non-compliant', { ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*:*:log-group:111122223333:*' } }],
    ['non-compliant', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::1*:role/111122223333' } }],
    ['compliant', { ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*:111122223333:log-group:*' } }],
    ['compliant', { StringLike: { 'aws:SourceArn': '*:111122223333:*' } }],
  ])('%s: a part of an id names nobody, %j', (expected, condition) => {
    expect(limited(condition)).toBe(expected);
  });

  test.each<[Status, Json]>([
    ['non-compliant', { StringEquals: { 'aws:PrincipalAccount': '${aws:PrincipalAccount}' } }],
    ['non-compliant', { StringEquals: { 'aws:SourceAccount': '${aws:PrincipalAccount}' } }],
    ['non-compliant', { StringLike: { 'aws:PrincipalTag/team': '${aws:PrincipalTag/team}' } }],
    ['non-compliant', { StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::${aws:PrincipalAccount}:role/reader' } }],
    ['compliant', { StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } }],
    ['compliant', { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }],
    ['compliant', { StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } }],
  ])('%s: a caller that is compared with itself is anyone, %j', (expected, condition) => {
    expect(limited(condition)).toBe(expected);
  });

  test.each<[Json]>([
    [{ StringEqualsIfExists: { 'aws:PrincipalAccount': '111122223333' } }],
    [{ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/' } }],
    [{ 'ForAnyValue:StringEqualsIfExists': { 'aws:CalledVia': 'athena.amazonaws.com' } }],
    [{ StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } }],
    [{ Null: { 'aws:PrincipalAccount': 'false' } }],
  ])('an operator that leaves it open limits nothing, %j', condition => {
    expect(limited(condition)).toBe('non-compliant');
  });

  test.each(['vpc-*', 'vpce-*', 'alias/*', '*.amazonaws.com', 'o-*/r-ab12/*'])('%s names nobody', value => {
    expect(
      verdict({ Condition: { StringLike: { 'aws:SourceVpce': value } } }, one => one.mustBeLimitedBy('aws:SourceVpce')).status,
    ).toBe('non-compliant');
  });

  test('an address range of everything limits nothing', () => {
    const limited = (range: string): Status =>
      verdict({ Condition: { IpAddress: { 'aws:SourceIp': range } } }, one => one.mustBeLimitedBy('aws:SourceIp')).status;
    expect(['0.0.0.0/0', '::/0', '128.0.0.0/1', '203.0.113.0/24'].map(limited)).toEqual([
      'non-compliant',
      'non-compliant',
      'non-compliant',
      'compliant',
    ]);
  });
});

describe('documents', () => {
  const statements = (document: Json): number => {
    let count = -1;
    const rule = fakeRule({
      check: resource => {
        count = statementsOf(resource.property('PolicyDocument')).length;
        return { status: 'compliant' };
      },
    });
    verdictOn(rule, { Resources: { Policy: { Type: 'AWS::EC2::Volume', Properties: { PolicyDocument: document } } } });
    return count;
  };

  test('a single statement, a list, JSON text and nothing', () => {
    expect(statements({ Statement: { Effect: 'Allow' } })).toBe(1);
    expect(statements({ Statement: [{ Effect: 'Allow' }, { Effect: 'Deny' }] })).toBe(2);
    expect(statements('{"Statement":[{"Effect":"Allow"},{"Effect":"Deny"}]}')).toBe(2);
    expect(statements({ 'Fn::ToJsonString': { Statement: [{ Effect: 'Allow' }] } })).toBe(1);
    expect(statements({ Ref: 'AWS::NoValue' })).toBe(0);
  });

  test('statements in JSON text, one or several', () => {
    const allows = (statement: Json): Status => verdict(statement, one => one.mustAllow()).status;
    expect(statements({ Statement: '[{"Effect":"Allow"},{"Effect":"Deny"}]' })).toBe(2);
    expect(allows('{"Effect":"Allow"}')).toBe('compliant');
    expect(allows({ 'Fn::Sub': '{"Effect":"Allow","Resource":"${Records.Arn}"}' })).toBe('compliant');
    expect(allows({ Ref: 'Statement' })).toBe('undetermined');
    expect(allows('no statement')).toBe('undetermined');
  });

  test('references inside JSON text keep their meaning', () => {
    const text = (resource: string): Json => ({
      'Fn::Sub': `{"Statement":[{"Effect":"Deny","Resource":["${resource}","${resource}/*"]}]}`,
    });
    const covered = (document: Json): Status =>
      verdictOn(
        fakeRule({
          appliesTo: ['AWS::S3::Bucket'],
          check: bucket => {
            const [statement] = statementsOf(
              bucket.template.find('Policy')?.property('PolicyDocument') ?? bucket.property('None'),
            );
            return statement?.mustCoverResource(bucket.arn, `${bucket.arn}/*`) ?? { status: 'compliant' };
          },
        }),
        { Resources: { ...records, Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument: document } } } },
      ).status;
    expect(['${Records.Arn}', '${Other.Arn}', '${Unknown}'].map(text).map(covered)).toEqual([
      'compliant',
      'non-compliant',
      'undetermined',
    ]);
  });

  test('a document that is not known is one statement of which nothing is known', () => {
    expect(statements({ Ref: 'Document' })).toBe(1);
    expect(statements('not JSON')).toBe(1);
    expect(verdict({ Ref: 'Statement' }, one => one.mustAllow()).status).toBe('undetermined');
    expect(statements('{"Statement"')).toBe(1);
  });
});
