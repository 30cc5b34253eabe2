import { allOf, anyOf, compliant, everyOf, mustNotHold, nonCompliant, someOf, statementsOf } from '../../../lib/core';
import type { Statement, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNameResource } from '../iam/_policies';
import { mustRead } from '../iam/_text';
import { vpcEndpoint } from './_endpoint';

/** `*`, or everything of the service that the endpoint is for: `arn:aws:s3:::*`. */
const everything = /^(?:\*+|arn:[^:]*:[^:]*:[^:]*:[^:]*:\*(?:[:/]\*)*)$/;

/** Keys that tell whose identity or whose resource it is; TLS, an address or this VPC says neither. */
const limits = [
  'aws:CalledVia',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalTag/*',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:ResourceOrgPaths',
  'aws:ResourceTag/*',
  'aws:userid',
  'aws:ViaAWSService',
  's3:DataAccessPointAccount',
  's3:ResourceAccount',
];

const owners = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  's3:resourceaccount',
]);

const allowsEverything = (statement: Statement): Verdict =>
  allOf(
    statement.mustAllow(),
    () => statement.mustApplyToEveryone(),
    () => mustNameResource(statement, 'every resource', text => everything.test(text)),
    () => mustNotHold(statement.mustBeLimitedBy(...limits), 'a condition limits it'),
  );

/** `Deny * unless aws:ResourceOrgID is …`. A second condition would let through what meets it, but for AWS's services. */
function mustRefuseOthers(statement: Statement): Verdict {
  const tests = statement
    .conditions()
    .filter(({ key, operator }) => !(operator === 'bool' && /^aws:(?:principalisawsservice|viaawsservice)$/.test(key)));
  const [test, another] = tests;
  return allOf(
    statement.mustDeny(),
    () => statement.mustApplyToEveryone(),
    () => statement.mustCoverAction('*'),
    () => statement.mustCoverResource('*'),
    () =>
      test !== undefined &&
      another === undefined &&
      owners.has(test.key) &&
      /^stringnot(?:equals|like|equalsignorecase)$/.test(test.operator)
        ? everyOf(test.values, value => mustRead(value, 'an account or organization', text => !/[*?]/.test(text)))
        : nonCompliant(() => `${statement.at} does not deny by account or organization alone`, statement.property),
  );
}

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
    const statements = statementsOf(document);
    return allOf(document.mustBePresent(), () => {
      const open = everyOf(statements, statement =>
        mustNotHold(
          allowsEverything(statement),
          `${statement.at} lets everyone reach every resource; it must name resources, or limit aws:ResourceOrgID or aws:PrincipalOrgID`,
          statement.at,
        ),
      );
      if (open.status === 'compliant') return compliant;
      const refused = someOf(statements, 'statement that denies others', mustRefuseOthers);
      return refused.status === 'non-compliant' ? open : anyOf(open, refused);
    });
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
