import { allOf, everyOf, mustNotHold, statementsOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNameResource } from '../iam/_policies';
import { vpcEndpoint } from './_endpoint';

/** `*`, or everything of the service that the endpoint is for: `arn:aws:s3:::*`. */
const everything = /^(?:\*+|arn:[^:]*:[^:]*:[^:]*:[^:]*:\*(?:[:/]\*)*)$/;

export default rule({
  id: 'vpc-endpoint-policy-restricted',
  title: 'VPC endpoint does not let everyone reach everything',
  why: "Through an endpoint without a policy, malware inside copies ePHI to a bucket of the attacker's own account, over the private way.",
  severity: 'low',
  controls: { hicp: ['4.M.E', '6.M.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'large',
  appliesTo: [vpcEndpoint],
  where: endpoint => endpoint.property('VpcEndpointType').orDefault('Gateway').mustBe('Gateway', 'Interface'),

  // Without a policy, everything is allowed.
  check: endpoint => {
    const document = endpoint.property('PolicyDocument');
    return allOf(document.mustBePresent(), () =>
      everyOf(statementsOf(document), statement =>
        mustNotHold(
          allOf(
            statement.mustAllow(),
            () => statement.mustApplyToEveryone(),
            () => mustNameResource(statement, 'every resource', text => everything.test(text)),
            () => statement.mustBeUnconditional(),
          ),
          `${statement.at} lets everyone reach every resource; it must name resources, or limit aws:ResourceOrgID or aws:PrincipalOrgID`,
          statement.at,
        ),
      ),
    );
  },

  fix: {
    how: 'Call `addToPolicy` on `ec2.GatewayVpcEndpoint` or `ec2.InterfaceVpcEndpoint` with the resources of the clinic, or a condition on `aws:ResourceOrgID` (`PolicyDocument`).',
  },
  config: { none: 'The policy of an endpoint is a document, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'it names the bucket',
        resources: `
      Storage:
        Type: AWS::EC2::VPCEndpoint
        Properties:
          VpcId: vpc-1234
          ServiceName: com.amazonaws.us-east-1.s3
          PolicyDocument:
            Statement: [{ Effect: Allow, Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::records', 'arn:aws:s3:::records/*'] }]`,
      },
      {
        when: 'it is limited to the organization',
        resources: `
      Storage:
        Type: AWS::EC2::VPCEndpoint
        Properties:
          VpcId: vpc-1234
          ServiceName: com.amazonaws.us-east-1.s3
          PolicyDocument:
            Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:ResourceOrgID': o-1234 } } }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no policy',
        resources: `
      Storage: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: vpc-1234, ServiceName: com.amazonaws.us-east-1.s3 } }`,
      },
      {
        when: 'its policy allows everything',
        resources: `
      Storage:
        Type: AWS::EC2::VPCEndpoint
        Properties:
          VpcId: vpc-1234
          ServiceName: com.amazonaws.us-east-1.s3
          PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: '*' }] }`,
      },
      {
        when: 'its policy allows every bucket that there is',
        resources: `
      Storage:
        Type: AWS::EC2::VPCEndpoint
        Properties:
          VpcId: vpc-1234
          ServiceName: com.amazonaws.us-east-1.s3
          PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::*', 'arn:aws:s3:::*/*'] }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Storage:
        Type: AWS::EC2::VPCEndpoint
        Properties: { VpcId: vpc-1234, ServiceName: com.amazonaws.us-east-1.s3, PolicyDocument: !ImportValue policy }`,
      },
    ],
  },
});
