import { allOf, anyOf, compliant, everyOf, nonCompliant, someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { statementsOf } from '../../../lib/core/iam';
import type { ConditionTest, Statement } from '../../../lib/core/iam';
import { mustRead } from '../iam/_text';

export default rule({
  id: 'cloudtrail-bucket-deletion-prevented',
  title: 'Log files of CloudTrail cannot be deleted',
  why: 'Whoever takes over the account deletes the log files first; then nobody can tell which records were touched.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)', '164.312(c)(1)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail =>
    trail.property('S3BucketName').leadsTo(bucket =>
      anyOf(mustLock(bucket), () =>
        someOf(bucket.referredToBy('AWS::S3::BucketPolicy', 'Bucket'), 'lock, or bucket policy that denies deletion', policy =>
          allOf(policy.property('Bucket').mustReferTo(bucket), () =>
            someOf(statementsOf(policy.property('PolicyDocument')), 'statement that denies deletion', statement =>
              allOf(
                statement.mustDeny(),
                () => statement.mustApplyToEveryone(),
                () => statement.mustCoverAction('s3:DeleteObject', 's3:DeleteObjectVersion'),
                () => statement.mustCoverResource(`${bucket.arn}/*`),
                () => mustOnlySpare(statement),
              ),
            ),
          ),
        ),
      ),
    ),

  fix: {
    how: 'Set `objectLockDefaultRetention: s3.ObjectLockRetention.compliance(Duration.days(2192))` on the `s3.Bucket` of the trail, or deny `s3:DeleteObject` and `s3:DeleteObjectVersion` in its policy. In CloudFormation: `ObjectLockConfiguration`.',
  },
  config: { none: 'It judges a trail together with its bucket, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'the bucket locks them',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket
        Properties: 
          ObjectLockEnabled: true
          ObjectLockConfiguration: { ObjectLockEnabled: Enabled, Rule: { DefaultRetention: { Mode: COMPLIANCE, Days: 2192 } } }`,
      },
      {
        when: 'its policy denies deletion',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties: 
          Bucket: !Ref Logs
          PolicyDocument:
            Statement: { Effect: Deny, Principal: '*', Action: 's3:DeleteObject*', Resource: !Sub '\${Logs.Arn}/*' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing does',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket`,
      },
      {
        when: 'its policy denies what comes without TLS',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !Ref Logs, IsLogging: true }
      Logs:
        Type: AWS::S3::Bucket
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties: 
          Bucket: !Ref Logs
          PolicyDocument:
            Statement:
              Effect: Deny
              Principal: '*'
              Action: s3:*
              Resource: !Sub '\${Logs.Arn}/*'
              Condition: { Bool: { aws:SecureTransport: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'the bucket belongs to another stack',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: !ImportValue logs, IsLogging: true }`,
      },
    ],
  },
});

function mustLock(bucket: Resource): Verdict {
  const retention = bucket.property('ObjectLockConfiguration.Rule.DefaultRetention');
  return allOf(
    bucket.property('ObjectLockEnabled').orDefault(false).mustBe(true),
    () => retention.get('Mode').mustBe('COMPLIANCE', 'GOVERNANCE'),
    // As for log groups: intrusions are often found only after months.
    () => anyOf(retention.get('Years').mustBeAtLeast(1), () => retention.get('Days').mustBeAtLeast(365)),
  );
}

/** A condition may spare named people, or those with a second factor; one about transport or network spares everyone. */
function mustOnlySpare(statement: Statement): Verdict {
  return anyOf(statement.mustBeUnconditional(), () =>
    allOf(statement.property.get('Condition').mustBePresent(), () =>
      everyOf(
        statement.conditions(),
        test =>
          spares(test) ??
          nonCompliant(() => `${statement.at} denies only where ${test.operator} ${test.key} holds`, statement.at),
      ),
    ),
  );
}

const everyone = /^(?:\*+|arn:[^:]+:(?:iam|sts|\*):[^:]*:[^:]*:(?:\*|(?:\*|role|user|assumed-role)\/\*))$/;

function spares({ key, operator, values }: ConditionTest): Verdict | undefined {
  if (/^aws:(?:principal(?:arn|tag\/.*)|userid)$/.test(key) && /^(?:string|arn)not/.test(operator))
    return everyOf(values, value => mustRead(value, 'named people', text => !everyone.test(text)));
  if (key === 'aws:multifactorauthpresent' && operator === 'bool') return everyOf(values, value => value.mustBe(false));
  if (key === 'aws:multifactorauthage' && operator.startsWith('numericgreaterthan')) return compliant;
  return key.startsWith('aws:multifactorauth') && operator === 'null' ? everyOf(values, value => value.mustBe(true)) : undefined;
}
