import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'codebuild-project-source-tls-verified',
  title: 'CodeBuild verifies the TLS certificate of its source',
  why: 'Without verification, whoever sits on the way can hand the build other code, which then runs where ePHI is.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(c)(1)'] },
  appliesTo: ['AWS::CodeBuild::Project'],

  check: project =>
    everyOf([project.property('Source'), ...project.property('SecondarySources').items()], source =>
      source.get('InsecureSsl').orDefault(false).mustBe(false),
    ),

  fix: {
    how: 'Leave out `ignoreSslErrors` of `codebuild.Source.gitHubEnterprise` and give the project the certificate of the server. In CloudFormation: take out `InsecureSsl`; set `Environment.Certificate`.',
  },
  config: {
    none: "No managed rule of AWS Config looks at the certificates of sources, and AWS's schema of the item of a project does not list it.",
  },

  examples: {
    compliant: [
      {
        when: 'it says nothing, so that it verifies',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Source: { Type: GITHUB_ENTERPRISE, Location: 'https://git.clinic.example/portal.git' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it ignores errors',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties:
          Source: { Type: GITHUB_ENTERPRISE, Location: 'https://git.clinic.example/portal.git', InsecureSsl: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties:
          Source:
            Type: GITHUB_ENTERPRISE
            Location: 'https://git.clinic.example/portal.git'
            InsecureSsl: !Ref Insecure`,
      },
    ],
  },
});
