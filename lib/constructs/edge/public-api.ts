import { EndpointType, RequestValidator, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { RestApiProps } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';
import { markPhi } from '../phi';
import { acknowledgeSignedRequests, protectApi, restApiDefaults, withoutMerged } from './_rest-api';
import type { AuthorizedApiProps } from './_rest-api';

/** Takes what `apigateway.RestApi` takes, and who may call. */
export type PublicApiProps = AuthorizedApiProps;

/**
 * An API for callers on the internet, in place of `apigateway.RestApi`: every method asks who calls, requests are validated and limited,
 * a web ACL filters them, answers that are cached are encrypted, and calls are logged without bodies into encrypted log groups.
 *
 * Supports HICP 3.M.C, 4.M.C, 6.M.A, 8.M.A and 164.312(a)(1), (b), (d), (e)(1).
 */
export class PublicApi extends RestApi {
  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(
      scope,
      id,
      withDefaults<RestApiProps, RestApiProps>(withoutMerged(props), {
        ...restApiDefaults(scope, id, props),
        endpointTypes: [EndpointType.REGIONAL],
      }),
    );
    new RequestValidator(this, 'Validator', { restApi: this, validateRequestBody: true, validateRequestParameters: true });
    protectApi(this, props.webAclArn);
    acknowledgeSignedRequests(this, props);
    markPhi(this);
  }
}
