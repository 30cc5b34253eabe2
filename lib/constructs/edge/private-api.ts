import { EndpointType, RequestValidator, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { RestApiProps } from 'aws-cdk-lib/aws-apigateway';
import type { IVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';
import { markPhi } from '../phi';
import { acknowledgeSignedRequests, protectApi, restApiDefaults, withoutMerged } from './_rest-api';
import type { AuthorizedApiProps } from './_rest-api';

export interface PrivateApiProps extends AuthorizedApiProps {
  /** The endpoints of networks, for `execute-api`, through which alone the API is reached. */
  readonly vpcEndpoints: readonly IVpcEndpoint[];
}

/**
 * An API for callers inside the network, in place of `apigateway.RestApi`: reached through named endpoints alone, every method asks who
 * calls, requests are validated and limited, and calls are logged without bodies into encrypted log groups.
 *
 * Supports HICP 3.M.C, 4.M.C, 6.M.B, 8.M.A and 164.312(a)(1), (b), (d), (e)(1).
 */
export class PrivateApi extends RestApi {
  constructor(scope: Construct, id: string, props: PrivateApiProps) {
    const { vpcEndpoints } = props;
    super(
      scope,
      id,
      withDefaults<RestApiProps, RestApiProps>(withoutMerged(props), {
        ...restApiDefaults(scope, id, props),
        endpointConfiguration: { types: [EndpointType.PRIVATE], vpcEndpoints: [...vpcEndpoints] },
        policy: props.policy ?? throughEndpoints(vpcEndpoints),
      }),
    );
    new RequestValidator(this, 'Validator', { restApi: this, validateRequestBody: true, validateRequestParameters: true });
    protectApi(this, props.webAclArn);
    acknowledgeSignedRequests(this, props);
    markPhi(this);
  }
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html */
function throughEndpoints(vpcEndpoints: readonly IVpcEndpoint[]): PolicyDocument {
  const ids = vpcEndpoints.map(({ vpcEndpointId }) => vpcEndpointId);
  const all = { principals: [new AnyPrincipal()], actions: ['execute-api:Invoke'], resources: ['execute-api:/*'] };
  return new PolicyDocument({
    statements: [
      new PolicyStatement({ ...all, conditions: { StringEquals: { 'aws:SourceVpce': ids } } }),
      new PolicyStatement({ ...all, effect: Effect.DENY, conditions: { StringNotEquals: { 'aws:SourceVpce': ids } } }),
    ],
  });
}
