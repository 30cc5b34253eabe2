import { allOf, everyOf, nonCompliant, when } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';

const who = [
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceVpc',
  'aws:SourceVpce',
];

export default rule({
  id: 'ecr-repository-policy-not-public',
  title: 'ECR repositories are not open to every AWS account',
  why: 'Anyone with an AWS account can then pull the images with the code and settings of clinical systems, or push one that runs there.',
  severity: 'high',
  controls: { hicp: ['3.L.B', '4.L.A'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::ECR::Repository'],
  where: repository => repository.property('RepositoryPolicyText').mustBePresent(),

  check: repository =>
    everyOf(statementsOf(repository.property('RepositoryPolicyText')), statement =>
      when(
        allOf(statement.mustAllow(), () => statement.mustApplyToEveryone()),
        () => {
          const limited = statement.mustBeLimitedBy(...who);
          return limited.status === 'non-compliant'
            ? nonCompliant(
                () =>
                  `${statement.at} lets everyone use the repository; it must name principals, or a condition such as aws:PrincipalOrgID must limit it`,
                statement.property,
              )
            : limited;
        },
      ),
    ),

  fix: {
    how: 'Name the accounts in `repository.addToResourcePolicy`, or use `repository.grantPull(grantee)`. In CloudFormation: `Principal` in `RepositoryPolicyText`, or a condition on `aws:PrincipalOrgID`.',
  },
  config: {
    none: 'No managed rule of AWS Config judges repository policies, which are JSON documents that Guard 2 cannot read; IAM Access Analyzer does.',
  },

  examples: {
    compliant: [
      {
        when: 'another account of the organization pulls from it',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties:
          RepositoryPolicyText:
            Statement: [{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: ecr:BatchGetImage }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may pull from it',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties:
          RepositoryPolicyText:
            Statement: [{ Effect: Allow, Principal: '*', Action: [ecr:BatchGetImage, ecr:GetDownloadUrlForLayer] }]`,
      },
      {
        when: 'everyone but one account may',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties:
          RepositoryPolicyText:
            Statement: [{ Effect: Allow, NotPrincipal: { AWS: '111122223333' }, Action: 'ecr:*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the principal comes from another stack',
        resources: `
      Portal:
        Type: AWS::ECR::Repository
        Properties:
          RepositoryPolicyText:
            Statement: [{ Effect: Allow, Principal: { AWS: !ImportValue Consumer }, Action: ecr:BatchGetImage }]`,
      },
    ],
  },
});
