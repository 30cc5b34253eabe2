import { CustomResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { OpenIdConnectProvider, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { CfnFunction, CfnPermission, Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CrossAccountZoneDelegationRecord, PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId, Provider } from 'aws-cdk-lib/custom-resources';
import { Trigger } from 'aws-cdk-lib/triggers';
import { assess } from '../../lib/core';
import type { Finding } from '../../lib/core';
import { load } from '../../lib/template/read';
import { isNoCdkHelper } from '../../policies/cdk-helper';
import { rules } from '../../policies/rules';
import { newApp } from './apps';

const env = { account: '111122223333', region: 'eu-west-1' };

function handler(scope: Stack, id: string): Function {
  return new Function(scope, id, {
    code: Code.fromInline('exports.handler = () => {}'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_22_X,
    logRetention: RetentionDays.SIX_YEARS,
  });
}

/** Everything for which CDK adds functions, roles and logs of its own, in an app without features that AWS calls deprecated by name. */
function helpers(): Stack {
  const app = newApp();
  const stack = new Stack(app, 'Helpers', { env });
  const bucket = new Bucket(stack, 'Records', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
  new BucketDeployment(stack, 'Leaflets', { sources: [Source.data('leaflet.txt', 'x')], destinationBucket: bucket });
  bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(new Queue(stack, 'Arrivals')));
  const fn = handler(stack, 'Intake');
  new AwsCustomResource(stack, 'Lookup', {
    onCreate: { service: 'S3', action: 'getBucketLocation', physicalResourceId: PhysicalResourceId.of('lookup') },
    policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: [bucket.bucketArn] }),
  });
  const provider = new Provider(stack, 'Provider', {
    onEventHandler: fn,
    isCompleteHandler: fn,
    queryInterval: Duration.minutes(1),
  });
  new CustomResource(stack, 'Registration', { serviceToken: provider.serviceToken });
  new Vpc(stack, 'Network', { restrictDefaultSecurityGroup: true });
  new OpenIdConnectProvider(stack, 'SignIn', { url: 'https://sign-in.clinic.example' });
  new Repository(stack, 'Images', { emptyOnDelete: true, removalPolicy: RemovalPolicy.DESTROY });
  new Trigger(stack, 'Once', { handler: fn });
  new Table(stack, 'Visits', { partitionKey: { name: 'id', type: AttributeType.STRING }, replicationRegions: ['us-east-1'] });
  new CrossAccountZoneDelegationRecord(stack, 'Delegation', {
    delegatedZone: new PublicHostedZone(stack, 'Zone', { zoneName: 'clinic.example' }),
    parentHostedZoneName: 'example',
    delegationRole: Role.fromRoleArn(stack, 'Parent', 'arn:aws:iam::444455556666:role/delegation'),
  });
  return stack;
}

function findingsIn(stack: Stack): readonly Finding[] {
  const folder =
    stack.node.root.node.root instanceof Stack ? '' : (stack.node.root as ReturnType<typeof newApp>).synth().directory;
  const { sources, errors } = load([folder], { cwd: folder });
  expect(errors).toEqual([]);
  const assessed = assess(sources, rules);
  expect(assessed.errors).toEqual([]);
  return assessed.findings;
}

const isOpen = ({ verdict }: Finding): boolean => verdict.status !== 'compliant';
const isHelper = ({ resource }: Finding): boolean => isNoCdkHelper(resource).status !== 'compliant';
const lineOf = ({ rule, resource, verdict }: Finding): string =>
  `${rule.id} ${verdict.status} ${resource.constructPath ?? resource.logicalId}`;

test('none of what CDK adds for itself has an open finding, in any profile', () => {
  const findings = findingsIn(helpers());
  // Each kind is there and is looked at, so that silence means something.
  const judged = new Set(findings.filter(isHelper).map(({ resource }) => resource.constructPath ?? ''));
  for (const part of [
    'Custom::S3AutoDeleteObjectsCustomResourceProvider',
    'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C',
    'BucketNotificationsHandler050a0587b7544547bf325f094a3db834',
    'LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a',
    'AWS679f53fac002430cb0da5b7982bd2287',
    'Provider/framework-onEvent',
    'Provider/waiter-state-machine',
    'Custom::VpcRestrictDefaultSGCustomResourceProvider',
    'Custom::AWSCDKOpenIdConnectProviderCustomResourceProvider',
    'AWSCDK.TriggerCustomResourceProviderCustomResourceProvider',
    'Custom::CrossAccountZoneDelegationCustomResourceProvider',
    '@aws-cdk--aws-dynamodb.ReplicaProvider',
  ])
    expect([part, [...judged].some(path => path.includes(part))]).toEqual([part, true]);
  expect(findings.filter(finding => isHelper(finding) && isOpen(finding)).map(lineOf)).toEqual([]);
});

test('a helper that others may call, or that may do everything, is found like anything else', () => {
  const stack = helpers();
  const helper = stack.node.findChild('AWS679f53fac002430cb0da5b7982bd2287') as Function;
  new CfnPermission(stack, 'Anyone', { action: 'lambda:InvokeFunction', functionName: helper.functionArn, principal: '*' });
  helper.addToRolePolicy(new PolicyStatement({ actions: ['*'], resources: ['*'] }));
  (helper.node.defaultChild as CfnFunction).addPropertyOverride('Runtime', 'nodejs12.x');
  const found = findingsIn(stack).filter(isOpen).map(lineOf);
  expect(found).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^lambda-function-public-access-prohibited non-compliant Helpers\/(AWS679|Anyone)/),
      expect.stringMatching(/^iam-policy-no-statements-with-admin-access non-compliant Helpers\/AWS679/),
      expect.stringMatching(/^lambda-function-settings-check non-compliant Helpers\/AWS679/),
    ]),
  );
});

test.each(['LogRetention', 'BucketNotificationsHandler', 'CustomResourceProvider', 'AutoDeleteObjects', 'framework'])(
  'a function of the user that is called %s is judged as one',
  id => {
    const stack = new Stack(newApp(), 'Mine', { env });
    handler(stack, id);
    const mine = findingsIn(stack).filter(({ resource }) => resource.constructPath === `Mine/${id}/Resource`);
    expect(mine.filter(isHelper)).toEqual([]);
    expect(mine.filter(isOpen).map(({ rule }) => rule.id)).toContain('lambda-inside-vpc');
  },
);
