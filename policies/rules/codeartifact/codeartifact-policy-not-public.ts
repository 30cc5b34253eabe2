import { rule } from '../../rule';
import { mustNotAllowEveryone } from '../s3/_resource-policy';

export default rule({
  id: 'codeartifact-policy-not-public',
  title: 'CodeArtifact domains and repositories are not open to every AWS account',
  why: 'Anyone with an AWS account can then read the code of clinical systems, or publish a package that runs in them.',
  severity: 'high',
  controls: { hicp: ['3.L.B', '4.L.A'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::CodeArtifact::Repository', 'AWS::CodeArtifact::Domain'],
  where: resource => resource.property('PermissionsPolicyDocument').mustBePresent(),

  check: resource => mustNotAllowEveryone(resource.property('PermissionsPolicyDocument')),

  fix: {
    how: 'Name the accounts or the organization in `permissionsPolicyDocument` of `codeartifact.CfnRepository` or `CfnDomain` (`PermissionsPolicyDocument`).',
  },
  config: { none: 'These policies are JSON documents, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'its organization reads it',
        resources: `
      Packages:
        Type: AWS::CodeArtifact::Repository
        Properties:
          DomainName: clinic
          RepositoryName: portal
          PermissionsPolicyDocument:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: codeartifact:ReadFromRepository
                Resource: '*'
                Condition: { StringEquals: { aws:PrincipalOrgID: o-clinic1234 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may publish',
        resources: `
      Packages:
        Type: AWS::CodeArtifact::Repository
        Properties:
          DomainName: clinic
          RepositoryName: portal
          PermissionsPolicyDocument:
            Statement: [{ Effect: Allow, Principal: '*', Action: codeartifact:PublishPackageVersion, Resource: '*' }]`,
      },
      {
        when: 'everyone may get a token of the domain',
        resources: `
      Packages:
        Type: AWS::CodeArtifact::Domain
        Properties:
          DomainName: clinic
          PermissionsPolicyDocument:
            Statement:
              - { Effect: Allow, Principal: { AWS: '*' }, Action: codeartifact:GetAuthorizationToken, Resource: '*' }`,
      },
    ],
    undetermined: [
      {
        when: 'the principal is imported',
        resources: `
      Packages:
        Type: AWS::CodeArtifact::Repository
        Properties:
          DomainName: clinic
          RepositoryName: portal
          PermissionsPolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { AWS: !ImportValue Team }
                Action: codeartifact:ReadFromRepository
                Resource: '*'`,
      },
    ],
  },
});
