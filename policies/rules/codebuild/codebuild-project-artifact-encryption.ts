import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'codebuild-project-artifact-encryption',
  title: 'CodeBuild encrypts what it builds',
  why: 'Built software lies in storage until it is released; in plain it can be read, with the settings of clinical systems in it.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::CodeBuild::Project'],

  check: project =>
    everyOf([project.property('Artifacts'), ...project.property('SecondaryArtifacts').items()], artifacts =>
      artifacts.get('EncryptionDisabled').orDefault(false).mustBe(false),
    ),

  fix: {
    how: 'Leave `encryption` of `codebuild.Artifacts.s3` at true. In CloudFormation: take out `EncryptionDisabled` of `Artifacts` and `SecondaryArtifacts`.',
  },
  config: { managedRule: 'CODEBUILD_PROJECT_ARTIFACT_ENCRYPTION' },

  examples: {
    compliant: [
      {
        when: 'it says nothing, so that they are encrypted',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Artifacts: { Type: S3, Location: releases } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'encryption is switched off',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Artifacts: { Type: S3, Location: releases, EncryptionDisabled: true } }`,
      },
      {
        when: 'secondary artifacts are left in plain',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties:
          Artifacts: { Type: S3, Location: releases }
          SecondaryArtifacts: [{ Type: S3, Location: maps, ArtifactIdentifier: maps, EncryptionDisabled: true }]`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Artifacts: { Type: S3, Location: releases, EncryptionDisabled: !Ref Plain } }`,
      },
    ],
  },
});
