import { allOf, everyOf, nonCompliant, when } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';

/** Conditions that name who may assume the role; an external id does not, because anyone may send one. */
const who = [
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
];

export default rule({
  id: 'iam-role-trust-not-public',
  title: 'IAM roles are not open to every AWS account',
  why: 'Anyone with an AWS account can assume such a role and do with ePHI what the role may do.',
  severity: 'high',
  controls: { hicp: ['3.S.A', '3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)', '164.312(d)'] },
  appliesTo: ['AWS::IAM::Role'],
  from: 'small',

  check: role =>
    everyOf(statementsOf(role.property('AssumeRolePolicyDocument')), statement =>
      when(
        allOf(statement.mustAllow(), () => statement.mustApplyToEveryone()),
        () => {
          const limited = statement.mustBeLimitedBy(...who);
          return limited.status === 'non-compliant'
            ? nonCompliant(
                () =>
                  `${statement.at} lets everyone assume the role; it must name principals, or a condition such as aws:PrincipalOrgID must limit it`,
                statement.property,
              )
            : limited;
        },
      ),
    ),

  fix: {
    how: 'Name the principal in `assumedBy` of `iam.Role`, or limit it: `new iam.OrganizationPrincipal(id)`. In CloudFormation: `Principal` of `AssumeRolePolicyDocument`, or a condition on `aws:PrincipalOrgID`.',
  },
  config: {
    none: 'No managed rule of AWS Config reads trust policies, which are text in the item of a role, and Guard 2 cannot read that; IAM Access Analyzer does.',
  },

  examples: {
    compliant: [
      {
        when: 'a service assumes it',
        resources: `
      Import:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: lambda.amazonaws.com } }]`,
      },
      {
        when: 'it is open to the organization only',
        resources: `
      Import:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              Effect: Allow
              Action: sts:AssumeRole
              Principal: { AWS: '*' }
              Condition: { StringEquals: { aws:PrincipalOrgID: o-clinic1234 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may assume it',
        resources: `
      Import:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { AWS: ['*'] } }]`,
      },
      {
        when: 'everyone who sends an external id may assume it',
        resources: `
      Import:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRole
                Principal: '*'
                Condition: { StringEquals: { sts:ExternalId: lab } }`,
      },
    ],
    undetermined: [
      {
        when: 'the principal comes from another stack',
        resources: `
      Import:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { AWS: !ImportValue Partner } }]`,
      },
    ],
  },
});
