import { App, Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import guide from '../../../lib/constructs/config/hicp-conformance-pack.guide';
import { HicpConformancePack } from '../../../lib/constructs/config/hicp-conformance-pack';
import type { HicpConformancePackProps } from '../../../lib/constructs/config/hicp-conformance-pack';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

interface PackBody {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default: string }>>;
}

function packs(props: HicpConformancePackProps): ReadonlyMap<string, PackBody> {
  const stack = stackWith(scope => new HicpConformancePack(scope, 'Watch', props));
  const resources = Template.fromStack(stack).findResources('AWS::Config::ConformancePack') as Readonly<
    Record<string, { readonly Properties: { readonly ConformancePackName: string; readonly TemplateBody: string } }>
  >;
  return new Map(
    Object.values(resources).map(({ Properties }) => [
      Properties.ConformancePackName,
      JSON.parse(Properties.TemplateBody) as PackBody,
    ]),
  );
}

test('a small organization gets one pack, a large one a pack for each practice and for what is too large for that', () => {
  expect([...packs({ profile: 'small' }).keys()]).toEqual(['hicp']);
  const practices = Array.from({ length: 10 }, (_, index) => `hicp-${String(index + 1)}`);
  const large = [...packs({ profile: 'large' }).keys()];
  expect(large).toEqual(expect.arrayContaining([...practices, 'hicp-4-m-c']));
  expect(large.filter(name => !practices.includes(name) && !name.startsWith('hicp-4-m-c'))).toEqual([]);
});

test('practices, rules and controls can be left out, and process checks too', () => {
  const [pack] = packs({ practices: ['3'], exclude: ['root-account-mfa-enabled', '3.M.C'], processChecks: false }).values();
  const names = Object.values(pack!.Resources).map(({ Properties }) => Properties['ConfigRuleName']);
  expect(names).toContain('iam-user-mfa-enabled');
  expect(names).not.toContain('root-account-mfa-enabled');
  expect(names).not.toContain('access-keys-rotated');
  expect(JSON.stringify(pack)).not.toContain('AWS_CONFIG_PROCESS_CHECK');
});

test('a parameter can be set, and others keep their values', () => {
  const all = packs({ practices: ['3'], parameters: { 'access-keys-rotated': { maxAccessKeyAge: '60' } } });
  expect([...all.values()][0]!.Parameters).toMatchObject({
    AccessKeysRotatedParamMaxAccessKeyAge: { Default: '60' },
    IamUserUnusedCredentialsCheckParamMaxCredentialUsageAge: { Default: '90' },
  });
});

test('a remediation is in the pack of its rule, waits for a person, and takes the role that was given', () => {
  const remediation = {
    document: 'AWSConfigRemediation-ConfigureS3BucketPublicAccessBlock',
    roleArn: 'arn:aws:iam::111122223333:role/remediation',
    resourceParameter: 'BucketName',
  };
  const body = (automatic?: boolean): PackBody =>
    [
      ...packs({
        practices: ['4'],
        remediations: {
          's3-bucket-level-public-access-prohibited': { ...remediation, ...(automatic !== undefined && { automatic }) },
        },
      }).values(),
    ].find(({ Resources }) => 'S3BucketLevelPublicAccessProhibited' in Resources)!;
  expect(body().Resources['S3BucketLevelPublicAccessProhibitedRemediation']).toEqual({
    Type: 'AWS::Config::RemediationConfiguration',
    DependsOn: 'S3BucketLevelPublicAccessProhibited',
    Properties: {
      ConfigRuleName: 's3-bucket-level-public-access-prohibited',
      TargetType: 'SSM_DOCUMENT',
      TargetId: remediation.document,
      TargetVersion: '1',
      Automatic: false,
      Parameters: {
        AutomationAssumeRole: { StaticValue: { Values: [remediation.roleArn] } },
        BucketName: { ResourceValue: { Value: 'RESOURCE_ID' } },
      },
    },
  });
  expect(body(true).Resources['S3BucketLevelPublicAccessProhibitedRemediation']!.Properties).toMatchObject({
    Automatic: true,
    MaximumAutomaticAttempts: 5,
    RetryAttemptSeconds: 86_400,
  });
});

test.each<[string, HicpConformancePackProps, string]>([
  ['a practice that HICP does not have', { practices: ['11'] }, 'HICP has no practice 11'],
  ['a rule to leave out that there is not', { exclude: ['no-such-rule'] }, 'no-such-rule is no rule and no control'],
  ['a parameter of a rule that there is not', { parameters: { 'no-such-rule': {} } }, 'no-such-rule is no rule of these packs'],
  [
    'a parameter that the rule does not take',
    { parameters: { 'access-keys-rotated': { MaxAge: '9' } } },
    'access-keys-rotated does not take MaxAge: ACCESS_KEYS_ROTATED takes maxAccessKeyAge',
  ],
])('%s is refused at synth', (_, props, message) => {
  expect(() => packs(props)).toThrow(message);
});

test.each([
  ['us-gov-west-1', 'arn:aws-us-gov:iam::aws:policy/AdministratorAccess'],
  ['cn-north-1', 'arn:aws-cn:iam::aws:policy/AdministratorAccess'],
  ['us-west-2', 'arn:aws:iam::aws:policy/AdministratorAccess'],
  [undefined, 'arn:aws:iam::aws:policy/AdministratorAccess'],
])('in %s the rule against policies of administrators looks for %s', (region, policy) => {
  const stack = new Stack(new App(), 'Packs', { env: { region } });
  new HicpConformancePack(stack, 'Watch', { practices: ['3'] });
  const text = JSON.stringify(Template.fromStack(stack).toJSON());
  expect(text.match(/arn:aws[a-z-]*:iam::aws:policy\/AdministratorAccess/g)).toEqual([policy]);
});
