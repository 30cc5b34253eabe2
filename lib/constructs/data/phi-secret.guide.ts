import { Duration } from 'aws-cdk-lib/core';
import { Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { PhiSecret } from './phi-secret';
import type { PhiSecretProps } from './phi-secret';

const weakened = (scope: Construct, props: Partial<PhiSecretProps>): PhiSecret =>
  new PhiSecret(scope, 'Laboratory', {
    rotation: Function.fromFunctionArn(scope, 'Rotation', 'arn:aws:lambda:us-east-1:111122223333:function:rotate'),
    ...props,
  });

export default guide({
  construct: 'PhiSecret',
  example: scope => {
    const rotation = Function.fromFunctionArn(scope, 'Rotation', 'arn:aws:lambda:us-east-1:111122223333:function:rotate');
    new PhiSecret(scope, 'Laboratory', { rotation });
  },
  defaults: [
    {
      prop: 'rotateAfter',
      holds: 'the secret is changed every 30 days',
      weakened: scope => weakened(scope, { rotateAfter: Duration.days(300) }),
      reportedBy: ['secretsmanager-secret-periodic-rotation'],
    },
  ],
  cost: { monthly: '1.40 USD for the secret and its key', drivers: ['requests', 'runs of the rotation function'] },
});
