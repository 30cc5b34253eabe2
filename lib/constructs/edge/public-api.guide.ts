import { CognitoUserPoolsAuthorizer, LambdaIntegration, MethodLoggingLevel } from 'aws-cdk-lib/aws-apigateway';
import type { CfnMethod } from 'aws-cdk-lib/aws-apigateway';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { apiLogAcknowledgement } from './_rest-api';
import { PublicApi } from './public-api';
import type { PublicApiProps } from './public-api';

const weakened = (scope: Construct, props: Partial<PublicApiProps>): PublicApi => {
  const api = new PublicApi(scope, 'Portal', {
    authorizer: new CognitoUserPoolsAuthorizer(scope, 'SignedIn', {
      cognitoUserPools: [UserPool.fromUserPoolId(scope, 'People', 'us-east-1_example')],
    }),
    ...props,
  });
  const answer = Function.fromFunctionAttributes(scope, 'Answer', {
    functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:answer',
    sameEnvironment: true,
  });
  api.root.addResource('appointments').addMethod('GET', new LambdaIntegration(answer));
  return api;
};

export default guide({
  construct: 'PublicApi',
  example: scope => {
    const people = UserPool.fromUserPoolId(scope, 'People', 'us-east-1_example');
    const authorizer = new CognitoUserPoolsAuthorizer(scope, 'SignedIn', { cognitoUserPools: [people] });
    const api = new PublicApi(scope, 'Portal', { authorizer });
    const functionArn = 'arn:aws:lambda:us-east-1:111122223333:function:answer';
    const answer = Function.fromFunctionAttributes(scope, 'Answer', { functionArn, sameEnvironment: true });
    api.root.addResource('appointments').addMethod('GET', new LambdaIntegration(answer));
  },
  defaults: [
    {
      prop: 'defaultMethodOptions',
      holds: 'every method asks who calls',
      weakened: scope => {
        const method = weakened(scope, {}).root.getResource('appointments')?.node.findChild('GET').node.defaultChild as CfnMethod;
        method.authorizationType = 'NONE';
      },
      reportedBy: ['api-gw-method-authorization-required'],
    },
    {
      prop: 'deployOptions',
      holds: 'calls are logged',
      weakened: scope => weakened(scope, { deployOptions: { loggingLevel: MethodLoggingLevel.OFF } }),
      reportedBy: ['api-gw-execution-logging-enabled'],
    },
    {
      prop: 'deployOptions',
      holds: 'requests are traced',
      weakened: scope => weakened(scope, { deployOptions: { tracingEnabled: false } }),
      reportedBy: ['api-gw-xray-enabled'],
    },
    {
      prop: 'deployOptions',
      holds: 'answers that are cached are encrypted',
      weakened: scope => weakened(scope, { deployOptions: { cacheDataEncrypted: false } }),
      reportedBy: ['api-gw-stage-cache-encrypted'],
    },
    {
      prop: 'deployOptions',
      holds: 'bodies are not logged',
      weakened: scope => weakened(scope, { deployOptions: { dataTraceEnabled: true } }),
      reportedBy: ['api-gw-data-trace-disabled'],
    },
  ],
  acknowledged: [apiLogAcknowledgement],
  cost: {
    monthly: 'about 25 USD for web ACL and cache, and 3.50 USD a million calls',
    drivers: ['calls', 'size of the cache', 'logs'],
  },
});
