import { Code, CodeSigningConfig, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { SegmentedVpc } from '../network/segmented-vpc';
import { functionRoleAcknowledgement, PhiFunction } from './phi-function';
import type { PhiFunctionProps } from './phi-function';

const signingArn = 'arn:aws:lambda:us-east-1:111122223333:code-signing-config:csc-0123456789abcdef0';

const weakened = (scope: Construct, props: Partial<PhiFunctionProps>): PhiFunction => {
  const vpc = new SegmentedVpc(scope, 'Network');
  return new PhiFunction(scope, 'Reminders', {
    vpc,
    vpcSubnets: vpc.tier('application'),
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromBucket(Bucket.fromBucketName(scope, 'Releases', 'clinic-releases'), 'reminders.zip', 'version-1'),
    codeSigningConfig: CodeSigningConfig.fromCodeSigningConfigArn(scope, 'Signing', signingArn),
    ...props,
  });
};

export default guide({
  construct: 'PhiFunction',
  example: scope => {
    const vpc = new SegmentedVpc(scope, 'Network');
    const signing = 'arn:aws:lambda:us-east-1:111122223333:code-signing-config:csc-0123456789abcdef0';
    new PhiFunction(scope, 'Reminders', {
      vpc,
      vpcSubnets: vpc.tier('application'),
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromBucket(Bucket.fromBucketName(scope, 'Releases', 'clinic-releases'), 'reminders.zip', 'version-1'),
      codeSigningConfig: CodeSigningConfig.fromCodeSigningConfigArn(scope, 'Signing', signing),
    });
  },
  defaults: [
    {
      prop: 'deadLetterQueue',
      holds: 'events that failed are kept in an encrypted queue',
      weakened: scope => weakened(scope, { deadLetterQueueEnabled: false }),
      reportedBy: ['lambda-dlq-check'],
    },
    {
      prop: 'tracing',
      holds: 'requests are traced',
      weakened: scope => weakened(scope, { tracing: Tracing.DISABLED }),
      reportedBy: ['lambda-function-xray-enabled'],
    },
    {
      prop: 'runtime',
      holds: 'a runtime that AWS still patches',
      weakened: scope => weakened(scope, { runtime: new Runtime('nodejs16.x') }),
      reportedBy: ['lambda-function-settings-check'],
    },
    {
      prop: 'allowPublicSubnet, vpc',
      holds: 'the function is in subnets without internet',
      weakened: scope => {
        (weakened(scope, {}).node.defaultChild as CfnFunction).vpcConfig = undefined;
      },
      reportedBy: ['lambda-inside-vpc'],
    },
    {
      prop: 'reservedConcurrentExecutions',
      holds: 'it runs ten times at once and no more',
      weakened: scope => {
        (weakened(scope, {}).node.defaultChild as CfnFunction).reservedConcurrentExecutions = undefined;
      },
      reportedBy: ['lambda-concurrency-check'],
    },
    {
      prop: 'environmentEncryption',
      holds: 'variables are encrypted with a customer managed key of its own',
      weakened: scope => {
        (weakened(scope, { environment: { TABLE: 'patients' } }).node.defaultChild as CfnFunction).kmsKeyArn = undefined;
      },
      reportedBy: ['lambda-function-environment-encrypted'],
    },
    {
      prop: 'codeSigningConfig',
      holds: 'only code that was signed runs',
      weakened: scope => weakened(scope, { codeSigningConfig: undefined }),
      reportedBy: ['lambda-function-code-signed'],
    },
  ],
  acknowledged: [functionRoleAcknowledgement],
  cost: {
    monthly:
      '3 USD for keys, and about 0.20 USD a million calls besides their time; the network of the example costs what `SegmentedVpc` costs',
    drivers: ['calls and how long they take', 'logs and traces'],
  },
});
