import { AuthorizationType, CognitoUserPoolsAuthorizer, LambdaIntegration, MethodLoggingLevel } from 'aws-cdk-lib/aws-apigateway';
import type { CfnMethod } from 'aws-cdk-lib/aws-apigateway';
import { InterfaceVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { apiLogAcknowledgement, signedRequestsAcknowledgement } from './_rest-api';
import { PrivateApi } from './private-api';
import type { PrivateApiProps } from './private-api';

const weakened = (scope: Construct, props: Partial<PrivateApiProps>): PrivateApi => {
  const endpoint = InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(scope, 'Endpoint', {
    vpcEndpointId: 'vpce-0123456789abcdef0',
    port: 443,
  });
  const api = new PrivateApi(scope, 'Clinicians', {
    vpcEndpoints: [endpoint],
    authorizer: new CognitoUserPoolsAuthorizer(scope, 'SignedIn', {
      cognitoUserPools: [UserPool.fromUserPoolId(scope, 'People', 'us-east-1_example')],
    }),
    ...props,
  });
  const answer = Function.fromFunctionAttributes(scope, 'Answer', {
    functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:answer',
    sameEnvironment: true,
  });
  api.root.addResource('patients').addMethod('GET', new LambdaIntegration(answer));
  return api;
};

export default guide({
  construct: 'PrivateApi',
  example: scope => {
    const vpcEndpointId = 'vpce-0123456789abcdef0';
    const endpoint = InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(scope, 'Endpoint', { vpcEndpointId, port: 443 });
    const api = new PrivateApi(scope, 'Clinicians', { vpcEndpoints: [endpoint], authorizer: AuthorizationType.IAM });
    const functionArn = 'arn:aws:lambda:us-east-1:111122223333:function:answer';
    const answer = Function.fromFunctionAttributes(scope, 'Answer', { functionArn, sameEnvironment: true });
    api.root.addResource('patients').addMethod('GET', new LambdaIntegration(answer));
  },
  defaults: [
    {
      prop: 'defaultMethodOptions',
      holds: 'every method asks who calls',
      weakened: scope => {
        const method = weakened(scope, {}).root.getResource('patients')?.node.findChild('GET').node.defaultChild as CfnMethod;
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
      prop: 'policy',
      holds: 'the API is reached through named endpoints alone',
      weakened: scope => weakened(scope, { policy: new PolicyDocument() }),
      reportedBy: ['api-gw-private-api-policy-restricted'],
    },
  ],
  acknowledged: [apiLogAcknowledgement, signedRequestsAcknowledgement],
  cost: {
    monthly: 'about 25 USD for web ACL and cache, and 3.50 USD a million calls',
    drivers: ['calls', 'size of the cache', 'the endpoint in each Availability Zone', 'logs'],
  },
});
