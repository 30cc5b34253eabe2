import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConfigRecorder } from '../../../lib/constructs/config/config-recorder';
import type { ConfigRecorderProps } from '../../../lib/constructs/config/config-recorder';
import guide from '../../../lib/constructs/config/config-recorder.guide';
import { guideCases, openFindings, resourcesIn, stackWith } from '../../support/guide-cases';

guideCases(guide);

const templateOf = (props: ConfigRecorderProps = {}): Template =>
  Template.fromStack(stackWith(scope => new ConfigRecorder(scope, 'Recorder', props)));

test('the recorder and its channel wait for the bucket policy and the role, and never for each other', () => {
  const template = templateOf();
  const waits = ['AWS::Config::ConfigurationRecorder', 'AWS::Config::DeliveryChannel'].flatMap(type =>
    Object.values(template.findResources(type)).map(({ DependsOn }) => [...(DependsOn as readonly string[])].sort()),
  );
  expect(waits).toHaveLength(2);
  for (const names of waits) {
    expect(names.some(name => name.includes('HistoryPolicy'))).toBe(true);
    expect(names.some(name => name.startsWith('RecorderRole'))).toBe(true);
    expect(names.filter(name => /Channel|RecorderRecorder/.test(name))).toEqual([]);
  }
});

test('AWS Config writes below its own prefix, for this account, with the key of the bucket', () => {
  const template = templateOf({ s3KeyPrefix: 'clinic' });
  const policies = JSON.stringify(template.findResources('AWS::S3::BucketPolicy'));
  expect(policies).toContain('/clinic/AWSLogs/111122223333/Config/*');
  expect(policies).toContain('"aws:SourceAccount":"111122223333"');
  template.hasResourceProperties('AWS::Config::DeliveryChannel', { S3KeyPrefix: 'clinic' });
  const [channel] = resourcesIn<{ S3KmsKeyArn: unknown }>(template, 'AWS::Config::DeliveryChannel');
  expect(JSON.stringify(channel?.Properties.S3KmsKeyArn)).toMatch(/RecorderHistoryKey/);
});

test('the bucket that takes the history has no lock, to which AWS Config does not deliver, and its copy has one', () => {
  const locks = resourcesIn<{ ObjectLockEnabled?: boolean; ReplicationConfiguration?: unknown }>(templateOf(), 'AWS::S3::Bucket')
    .filter(({ Properties }) => 'LoggingConfiguration' in Properties)
    .map(({ Properties }) => [Properties.ReplicationConfiguration !== undefined, Properties.ObjectLockEnabled === true]);
  expect(locks).toHaveLength(2);
  expect(locks).toEqual(
    expect.arrayContaining([
      [true, false],
      [false, true],
    ]),
  );
});

test('the service-linked role of an account is made once: a second Region, or a role of its own, makes none', () => {
  templateOf().resourceCountIs('AWS::IAM::ServiceLinkedRole', 1);
  templateOf({ createServiceLinkedRole: false }).resourceCountIs('AWS::IAM::ServiceLinkedRole', 0);
  const own = templateOf({ roleArn: 'arn:aws:iam::111122223333:role/config' });
  own.resourceCountIs('AWS::IAM::ServiceLinkedRole', 0);
  own.hasResourceProperties('AWS::Config::ConfigurationRecorder', { RoleARN: 'arn:aws:iam::111122223333:role/config' });
});

test('a bucket of the log archive is used as it is', () => {
  const template = Template.fromStack(
    stackWith(scope => new ConfigRecorder(scope, 'Recorder', { bucket: Bucket.fromBucketName(scope, 'Archive', 'org-config') })),
  );
  template.resourceCountIs('AWS::S3::Bucket', 0);
  template.hasResourceProperties('AWS::Config::DeliveryChannel', { S3BucketName: 'org-config' });
});

test('an account with a recorder and nothing else is told what else an account has', () => {
  const findings = openFindings(stackWith(guide.example));
  expect(findings.some(finding => finding.startsWith('guardduty-enabled-centralized'))).toBe(true);
  expect(findings.some(finding => finding.startsWith('config-recorder-deployed'))).toBe(false);
});
