import { allOf, anyOf, everyOf, nonCompliant, compliant, someOf, when } from '../../../lib/core';
import type { Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

const networks = new Set(['aws:sourcevpce', 'aws:sourcevpc']);
const limits = ['aws:SourceVpce', 'aws:SourceVpc', 'aws:PrincipalOrgID', 'aws:PrincipalAccount', 'aws:PrincipalArn'];

/** In full, or by the short form in which API Gateway fills in the API. */
const everyMethod = /^(?:\*+|execute-api:(?:\/?\*)+|arn:[^:]*:execute-api:[^:]*:[^:]*:(?:[^/]*\/)?\*(?:\/\*)*)$/;

/** `Deny * unless aws:SourceVpce is …`, the form that AWS documents for private APIs. */
function mustRefuseOtherNetworks(statement: Statement): Verdict {
  const tests = statement.conditions();
  const [test, another] = tests;
  const isLimit =
    test !== undefined && another === undefined && /^string(?:not(?:equals|like|equalsignorecase))$/.test(test.operator);
  return allOf(
    statement.mustDeny(),
    () => statement.mustApplyToEveryone(),
    () => statement.mustCoverAction('execute-api:Invoke'),
    () =>
      someOf(statement.property.get('Resource').items(), 'resource that is every method of every stage', resource =>
        mustRead(resource, 'every method of every stage', text => everyMethod.test(text)),
      ),
    () =>
      isLimit && networks.has(test.key) && test.values.length > 0
        ? everyOf(test.values, value => mustRead(value, 'one VPC or VPC endpoint', text => !/[*?]/.test(text)))
        : nonCompliant(`${statement.at} does not deny by aws:SourceVpce or aws:SourceVpc alone`, statement.at),
  );
}

export default rule({
  id: 'api-gw-private-api-policy-restricted',
  title: 'Private REST APIs answer chosen VPC endpoints only',
  why: 'A private API whose policy allows everyone can be called through the VPC endpoint of any AWS account, past the network that was meant to protect it.',
  severity: 'high',
  controls: { hicp: ['3.L.B', '6.M.B'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::ApiGateway::RestApi'],
  where: api => someOf(api.property('EndpointConfiguration.Types').items(), 'private endpoint', type => type.mustBe('PRIVATE')),

  check: api => {
    const statements = statementsOf(api.property('Policy'));
    return allOf(
      statements.length === 0 ? api.property('Policy').mustBePresent() : compliant,
      anyOf(
        everyOf(statements, statement =>
          when(
            allOf(statement.mustAllow(), () => statement.mustApplyToEveryone()),
            () => statement.mustBeLimitedBy(...limits),
          ),
        ),
        () => someOf(statements, 'statement that denies other networks', mustRefuseOtherNetworks),
      ),
    );
  },

  fix: {
    how: 'Call `api.grantInvokeFromVpcEndpointsOnly([endpoint])`. In CloudFormation: a condition on `aws:SourceVpce` in `Policy`.',
  },
  config: {
    none: 'No managed rule of AWS Config judges the policies of APIs, which are JSON documents that Guard 2 cannot read; IAM Access Analyzer does not either.',
  },

  examples: {
    compliant: [
      {
        when: 'it denies all other networks',
        resources: `
      Orders:
        Type: AWS::ApiGateway::RestApi
        Properties:
          EndpointConfiguration: { Types: [PRIVATE] }
          Policy:
            Statement:
              - { Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: execute-api:/* }
              - Effect: Deny
                Principal: '*'
                Action: execute-api:Invoke
                Resource: execute-api:/*
                Condition: { StringNotEquals: { aws:SourceVpce: !Ref Endpoint } }
      Endpoint: { Type: AWS::EC2::VPCEndpoint }`,
      },
      {
        when: 'it allows one VPC endpoint',
        resources: `
      Orders:
        Type: AWS::ApiGateway::RestApi
        Properties:
          EndpointConfiguration: { Types: [PRIVATE] }
          Policy:
            Statement:
              Effect: Allow
              Principal: '*'
              Action: execute-api:Invoke
              Resource: execute-api:/*
              Condition: { StringEquals: { aws:SourceVpce: vpce-0a1b2c3d4e5f60718 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows everyone',
        resources: `
      Orders:
        Type: AWS::ApiGateway::RestApi
        Properties:
          EndpointConfiguration: { Types: [PRIVATE] }
          Policy:
            Statement: [{ Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: execute-api:/* }]`,
      },
    ],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Orders:
        Type: AWS::ApiGateway::RestApi
        Properties: { EndpointConfiguration: { Types: [PRIVATE] }, Policy: !ImportValue OrdersPolicy }`,
      },
    ],
  },
});
