import { mustNotAllowEveryone } from '../s3/_resource-policy';
import { rule } from '../../rule';

export default rule({
  id: 'efs-filesystem-policy-not-public',
  title: 'EFS file system policies do not let everyone in',
  why: 'A policy for everyone lets any client in that reaches a mount target, without a signed request, read and change the files with ePHI.',
  severity: 'high',
  controls: { hicp: ['3.L.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.308(a)(4)(ii)(B)'] },
  from: 'small',
  appliesTo: ['AWS::EFS::FileSystem'],
  where: fileSystem => fileSystem.property('FileSystemPolicy').mustBePresent(),

  // AWS counts a policy for clients of mount targets or of an access point as not public.
  // https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html
  check: fileSystem =>
    mustNotAllowEveryone(
      fileSystem.property('FileSystemPolicy'),
      'elasticfilesystem:AccessedViaMountTarget',
      'elasticfilesystem:AccessPointArn',
    ),

  fix: {
    how: 'Name the roles with `fileSystem.grant…`, or set `allowAnonymousAccess: false` on `efs.FileSystem`. In CloudFormation: `Principal` in `FileSystemPolicy`, or a condition on `elasticfilesystem:AccessedViaMountTarget`.',
  },
  config: {
    none: 'No managed rule of AWS Config judges file system policies, which are JSON documents that Guard 2 cannot read; IAM Access Analyzer does.',
  },

  examples: {
    compliant: [
      {
        when: 'clients come through its mount targets',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          FileSystemPolicy:
            Statement:
              - Effect: Allow
                Principal: { AWS: '*' }
                Action: [elasticfilesystem:ClientMount, elasticfilesystem:ClientWrite]
                Condition: { Bool: { elasticfilesystem:AccessedViaMountTarget: 'true' } }`,
      },
      {
        when: 'it names a role',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          FileSystemPolicy:
            Statement:
              - Effect: Allow
                Principal: { AWS: !GetAtt Viewer.Arn }
                Action: elasticfilesystem:ClientMount
      Viewer: { Type: AWS::IAM::Role }`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may mount it',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          FileSystemPolicy:
            Statement: [{ Effect: Allow, Principal: { AWS: '*' }, Action: 'elasticfilesystem:Client*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties: { FileSystemPolicy: !ImportValue Policy }`,
      },
    ],
  },
});
