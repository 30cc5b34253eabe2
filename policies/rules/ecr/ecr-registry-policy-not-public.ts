import { rule } from '../../rule';
import { mustNotAllowEveryone } from '../s3/_resource-policy';

export default rule({
  id: 'ecr-registry-policy-not-public',
  title: 'The policy of an ECR registry allows nothing to everyone',
  why: 'A registry that every AWS account may replicate into takes images from strangers, which then run with ePHI in reach.',
  severity: 'high',
  controls: { hicp: ['3.L.B', '2.L.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::ECR::RegistryPolicy'],

  check: registry => mustNotAllowEveryone(registry.property('PolicyText')),

  fix: { how: 'Name the accounts in `policyText` of `ecr.CfnRegistryPolicy` (`PolicyText`).' },
  config: { none: 'The policy of a registry is a document, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'an account of the organization replicates into it',
        resources: `
      Registry:
        Type: AWS::ECR::RegistryPolicy
        Properties:
          PolicyText:
            Statement:
              - Effect: Allow
                Principal: { AWS: 'arn:aws:iam::111122223333:root' }
                Action: ecr:ReplicateImage
                Resource: 'arn:aws:ecr:us-east-1:111122223333:repository/*'`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may replicate into it',
        resources: `
      Registry:
        Type: AWS::ECR::RegistryPolicy
        Properties:
          PolicyText:
            Statement:
              - { Effect: Allow, Principal: '*', Action: [ecr:ReplicateImage, ecr:CreateRepository], Resource: '*' }`,
      },
    ],
    undetermined: [
      {
        when: 'the principal is imported',
        resources: `
      Registry:
        Type: AWS::ECR::RegistryPolicy
        Properties:
          PolicyText:
            Statement:
              - { Effect: Allow, Principal: { AWS: !ImportValue Source }, Action: ecr:ReplicateImage, Resource: '*' }`,
      },
    ],
  },
});
