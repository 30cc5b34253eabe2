import { Stack } from 'aws-cdk-lib/core';
import {
  AccessLogFormat,
  AuthorizationType,
  CfnAccount,
  CfnClientCertificate,
  LogGroupLogDestination,
  MethodLoggingLevel,
} from 'aws-cdk-lib/aws-apigateway';
import type { IAuthorizer, RestApi, RestApiProps, StageOptions } from 'aws-cdk-lib/aws-apigateway';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { acknowledgePeers } from '../acknowledge';
import { PhiLogGroup } from '../operations/phi-log-group';
import { PhiWebAcl } from './phi-web-acl';

export interface AuthorizedApiProps extends RestApiProps {
  /**
   * Who may call: those whom an authorizer lets through, such as one of the user pool of `PatientSignIn`, or principals of AWS that sign
   * their requests, `AuthorizationType.IAM`.
   */
  readonly authorizer: IAuthorizer | AuthorizationType.IAM;
  /**
   * ARN of the web ACL that filters requests.
   * @default - one of its own
   */
  readonly webAclArn?: string;
}

/** The user's props without those that `restApiDefaults` has merged into the defaults. */
export function withoutMerged(props: RestApiProps): RestApiProps {
  return { ...props, deployOptions: undefined, defaultMethodOptions: undefined };
}

/** Says why methods of an API for principals of AWS have no user pool. */
export function acknowledgeSignedRequests(api: RestApi, { authorizer }: AuthorizedApiProps): void {
  if (authorizer === AuthorizationType.IAM) acknowledgePeers(api, signedRequestsAcknowledgement);
}

/** What both kinds of APIs have by default, with the options of the user in them. */
export function restApiDefaults(scope: Construct, id: string, { authorizer, ...props }: AuthorizedApiProps): RestApiProps {
  return {
    // CDK's own role has a policy of AWS, and is made again for each API.
    cloudWatchRole: false,
    deployOptions: { ...stageDefaults(scope, id), ...props.deployOptions },
    defaultMethodOptions: {
      ...(typeof authorizer === 'string' ? { authorizationType: authorizer } : { authorizer }),
      ...props.defaultMethodOptions,
    },
    disableExecuteApiEndpoint: props.domainName !== undefined,
  };
}

function stageDefaults(scope: Construct, id: string): StageOptions {
  return {
    accessLogDestination: new LogGroupLogDestination(new PhiLogGroup(scope, `${id}AccessLogs`)),
    accessLogFormat: AccessLogFormat.jsonWithStandardFields(),
    loggingLevel: MethodLoggingLevel.INFO,
    // By which backends tell this API from others that claim to be it.
    clientCertificateId: new CfnClientCertificate(scope, `${id}ClientCertificate`, { description: `The API ${id}` })
      .attrClientCertificateId,
    // Bodies hold ePHI.
    dataTraceEnabled: false,
    metricsEnabled: true,
    tracingEnabled: true,
    throttlingRateLimit: 100,
    throttlingBurstLimit: 200,
    cachingEnabled: true,
    cacheDataEncrypted: true,
    cacheClusterEnabled: true,
  };
}

/** Lets API Gateway write logs in this account and Region, once a stack, and puts the API behind a web ACL. */
export function protectApi(api: RestApi, webAclArn: string | undefined): void {
  api.deploymentStage.node.addDependency(accountOf(api));
  new CfnWebACLAssociation(api, 'WebAclAssociation', {
    resourceArn: api.deploymentStage.stageArn,
    webAclArn: webAclArn ?? new PhiWebAcl(api, 'WebAcl').webAclArn,
  });
}

const accountId = 'ApiGatewayAccount';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
function accountOf(scope: Construct): CfnAccount {
  const stack = Stack.of(scope);
  const existing = stack.node.tryFindChild(accountId);
  if (existing instanceof CfnAccount) return existing;
  const role = new WorkloadRole(stack, 'ApiGatewayLogRole', {
    assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    description: 'Writes the logs of APIs',
  });
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
        'logs:GetLogEvents',
        'logs:FilterLogEvents',
      ],
      resources: ['*'],
    }),
  );
  if (role.grantedPolicy !== undefined) {
    acknowledgePeers(role.grantedPolicy, {
      rule: `${apiLogAcknowledgement.rule}[Resource::*]`,
      reason: apiLogAcknowledgement.reason,
    });
  }
  return new CfnAccount(stack, accountId, { cloudWatchRoleArn: role.roleArn });
}

/** A rule of cdk-nag against stars in policies. */
export const apiLogAcknowledgement = {
  rule: 'AwsSolutions-IAM5',
  reason:
    'API Gateway makes log groups of its own for all APIs of the account with this role, and refuses one that names log groups.',
} as const;

/** A rule of cdk-nag that takes a user pool for the only way to tell who calls. */
export const signedRequestsAcknowledgement = {
  rule: 'AwsSolutions-COG4',
  reason: 'Methods take requests that principals of AWS sign: API Gateway checks each signature and the policies of who signed.',
} as const;
