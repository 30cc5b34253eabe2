import { App, Stack } from 'aws-cdk-lib/core';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import {
  AccountRootPrincipal,
  ArnPrincipal,
  PolicyStatement,
  SamlConsolePrincipal,
  SamlProvider,
  WebIdentityPrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { ClinicalAccess } from '../../../lib/constructs/access/clinical-access';
import guide from '../../../lib/constructs/access/clinical-access.guide';
import { PhiBucket } from '../../../lib/constructs/data/phi-bucket';
import { PhiHealthLake } from '../../../lib/constructs/data/phi-health-lake';
import { PhiImagingArchive } from '../../../lib/constructs/data/phi-imaging-archive';
import { PhiTable } from '../../../lib/constructs/data/phi-table';
import { guideCases, openFindings, peerFindings, resourcesIn, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);

test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});

const clinic = stackWith(scope => {
  const charts = new PhiTable(scope, 'Charts', { partitionKey: { name: 'clinic', type: AttributeType.STRING } });
  const letters = new PhiBucket(scope, 'Letters');
  const fhir = new PhiHealthLake(scope, 'Fhir');
  const images = new PhiImagingArchive(scope, 'Images');
  const { roles } = new ClinicalAccess(scope, 'Access', {
    signIn: new SamlConsolePrincipal(
      SamlProvider.fromSamlProviderArn(scope, 'Staff', 'arn:aws:iam::111122223333:saml-provider/staff'),
    ),
    roles: {
      Physician: { job: 'physician', reads: [charts, letters, fhir, images], writes: [charts, letters, fhir] },
      Nurse: { job: 'nurse', reads: [charts, letters], within: 'Clinic' },
      Scanner: { job: 'device', writes: [images] },
    },
    breakGlass: { jobs: ['physician', 'nurse'], reads: [charts, letters, fhir, images] },
  });
  roles.Nurse.addToPrincipalPolicy(new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [charts.tableArn] }));
});
const template = Template.fromStack(clinic);

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, unknown>>;
}

const policies = resourcesIn<{
  readonly Description: string;
  readonly Roles?: readonly { readonly Ref: string }[];
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}>(template, 'AWS::IAM::ManagedPolicy').map(({ Properties }) => Properties);

const statementsOf = (role: string): readonly Statement[] =>
  policies
    .filter(({ Roles }) => Roles?.some(({ Ref }) => Ref.startsWith(`Access${role}`)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

const actionsOf = (role: string): readonly string[] => statementsOf(role).flatMap(({ Action }) => Action);

const trustOf = (role: string): Statement => {
  const found = Object.entries(template.findResources('AWS::IAM::Role')).find(([id]) => id.startsWith(`Access${role}`));
  return (
    found?.[1] as { readonly Properties: { readonly AssumeRolePolicyDocument: { readonly Statement: readonly Statement[] } } }
  ).Properties.AssumeRolePolicyDocument.Statement[0]!;
};

test('stores of every kind leave nothing open in any pack', () => {
  expect(openFindings(clinic)).toEqual([]);
  expect(peerFindings(clinic)).toEqual([]);
});

test('who reads does not write, and nobody deletes records or reads a table as a whole', () => {
  expect(actionsOf('Nurse').filter(action => /:(Put|Update|Create)/.test(action))).toEqual([]);
  expect(actionsOf('Scanner')).toEqual(['medical-imaging:UpdateImageSetMetadata', 'kms:Decrypt', 'kms:GenerateDataKey']);
  const all = ['Physician', 'Nurse', 'Scanner', 'BreakGlass'].flatMap(actionsOf);
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(action => /Delete|Scan|\*/.test(action))).toEqual([]);
});

test('a role within a clinic reaches the items and objects of that clinic, and never those that name no clinic', () => {
  const [items] = statementsOf('Nurse').filter(({ Action }) => Action.includes('dynamodb:Query'));
  expect(items?.Condition).toEqual({
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:PrincipalTag/Clinic}'] },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  });
  const [objects] = statementsOf('Nurse').filter(({ Action }) => Action.includes('s3:GetObject'));
  expect(JSON.stringify(objects?.Resource)).toContain('/${aws:PrincipalTag/Clinic}/*');
  const [listing] = statementsOf('Nurse').filter(({ Action }) => Action === 's3:ListBucket');
  expect(listing?.Condition).toEqual({ StringLike: { 's3:prefix': '${aws:PrincipalTag/Clinic}/*' } });
});

test('the identity provider has to say the job, the clinic where it matters, and the reason of an emergency', () => {
  expect(trustOf('Nurse')).toMatchObject({
    Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
    Condition: { StringEquals: { 'aws:RequestTag/Job': ['nurse'] }, StringLike: { 'aws:RequestTag/Clinic': '?*' } },
  });
  expect(trustOf('BreakGlass')).toMatchObject({
    Condition: {
      StringEquals: { 'aws:RequestTag/Job': ['physician', 'nurse'] },
      StringLike: { 'aws:RequestTag/Reason': '?*' },
    },
  });
});

test('each role stands under the boundary, which names stores and nothing that grants access', () => {
  const roles = Object.entries(template.findResources('AWS::IAM::Role')).filter(([id]) =>
    /^Access(Physician|Nurse|Scanner|BreakGlass)/.test(id),
  );
  expect(roles).toHaveLength(4);
  for (const [, { Properties }] of roles as [string, { readonly Properties: { readonly PermissionsBoundary?: unknown } }][])
    expect(Properties.PermissionsBoundary).toEqual({ Ref: expect.stringMatching(/^AccessBoundary/) });
  const boundary = policies.find(({ Description }) => Description.startsWith('The most'));
  const services = boundary?.PolicyDocument.Statement.flatMap(({ Action }) => Action).map(action => action.split(':')[0]);
  expect([...new Set(services)].sort()).toEqual(['dynamodb', 'healthlake', 'kms', 'medical-imaging', 's3']);
});

test('a use of the role for emergencies in its Region is told at once', () => {
  const [rule] = resourcesIn<{ readonly EventPattern: unknown; readonly State: string }>(template, 'AWS::Events::Rule');
  expect(rule?.Properties.State).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
  expect(rule?.Properties.EventPattern).toMatchObject({
    source: ['aws.sts'],
    detail: {
      eventName: ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'],
      requestParameters: { roleArn: [{ 'Fn::GetAtt': [expect.stringMatching(/^AccessBreakGlass/), 'Arn'] }] },
    },
  });
  template.resourceCountIs('AWS::CloudWatch::Alarm', 1);
});

function emergencyAccessIn(region: string | undefined, hasTrail = false): Stack {
  const stack = new Stack(new App(), 'Clinic', { env: { account: '111122223333', region } });
  const provider = SamlProvider.fromSamlProviderArn(stack, 'Staff', 'arn:aws:iam::111122223333:saml-provider/staff');
  const trailEvents = hasTrail ? new LogGroup(stack, 'Events') : undefined;
  new ClinicalAccess(stack, 'Access', {
    signIn: new SamlConsolePrincipal(provider),
    roles: {},
    breakGlass: { jobs: ['physician'], reads: [new PhiBucket(stack, 'Letters')], trailEvents },
  });
  return stack;
}

test('with the events of a trail, its uses in all Regions raise the alarm', () => {
  const seen = Template.fromStack(emergencyAccessIn('eu-central-1', true));
  const [filter] = resourcesIn<{
    readonly FilterPattern: unknown;
    readonly LogGroupName: unknown;
    readonly MetricTransformations: readonly { readonly MetricName: string; readonly MetricNamespace: string }[];
  }>(seen, 'AWS::Logs::MetricFilter').map(({ Properties }) => Properties);
  expect(filter?.LogGroupName).toEqual({ Ref: expect.stringMatching(/^Events/) });
  expect(filter?.FilterPattern).toEqual({
    'Fn::Join': [
      '',
      [
        '{ ($.eventSource = "sts.amazonaws.com") && ($.requestParameters.roleArn = "',
        { 'Fn::GetAtt': [expect.stringMatching(/^AccessBreakGlass/), 'Arn'] },
        '") }',
      ],
    ],
  });
  const { MetricName, MetricNamespace } = filter!.MetricTransformations[0]!;
  seen.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName, Namespace: MetricNamespace, Period: 300, Threshold: 1 });
});

test.each<[string | undefined, boolean, number]>([
  ['eu-central-1', false, 1],
  ['eu-central-1', true, 0],
  ['us-east-1', false, 0],
  ['us-gov-west-1', false, 0],
  [undefined, false, 0],
])(
  'in the Region %s, with a trail: %s, %d warnings say that the global endpoints are in another one',
  (region, hasTrail, warnings) => {
    const found = Annotations.fromStack(emergencyAccessIn(region, hasTrail)).findWarning(
      '/Clinic/Access',
      Match.stringLikeRegexp('nobody in eu-central-1 is told of it'),
    );
    expect(found).toHaveLength(warnings);
  },
);

test.each([
  ['a FHIR store', PhiHealthLake],
  ['an archive of images', PhiImagingArchive],
] as const)('%s, of which no part can be given, is refused where a role is within a clinic', (_, Store) => {
  expect(() =>
    stackWith(scope => {
      const store = new Store(scope, 'Store');
      const provider = SamlProvider.fromSamlProviderArn(scope, 'Staff', 'arn:aws:iam::111122223333:saml-provider/staff');
      new ClinicalAccess(scope, 'Access', {
        signIn: new SamlConsolePrincipal(provider),
        roles: { Nurse: { job: 'nurse', reads: [store], within: 'Clinic' } },
        breakGlass: { jobs: ['nurse'], reads: [store] },
      });
    }),
  ).toThrow('The role Nurse of Clinic/Access is within Clinic');
});

test.each<[string, number, IPrincipal]>([
  ['an account', 1, new AccountRootPrincipal()],
  ['a role', 1, new ArnPrincipal('arn:aws:iam::111122223333:role/Broker')],
  ['a provider of OpenID Connect', 0, new WebIdentityPrincipal('arn:aws:iam::111122223333:oidc-provider/id.clinic.example')],
])('where %s signs staff in, %d warnings say who writes the session tags', (_, warnings, signIn) => {
  const stack = new Stack(new App(), 'Clinic', { env: { account: '111122223333', region: 'us-east-1' } });
  new ClinicalAccess(stack, 'Access', {
    signIn,
    roles: {},
    breakGlass: { jobs: ['physician'], reads: [new PhiBucket(stack, 'Letters')] },
  });
  const found = Annotations.fromStack(stack).findWarning('/Clinic/Access', Match.stringLikeRegexp('chooses the session tags'));
  expect(found).toHaveLength(warnings);
});
