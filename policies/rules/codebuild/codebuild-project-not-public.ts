import { rule } from '../../rule';

export default rule({
  id: 'codebuild-project-not-public',
  title: 'Builds of CodeBuild projects are not public',
  why: 'Public builds show everyone their logs and artifacts: names of systems, settings, and the software that handles ePHI.',
  severity: 'high',
  controls: { hicp: ['3.L.B', '4.L.A'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::CodeBuild::Project'],

  check: project => project.property('Visibility').orDefault('PRIVATE').mustBe('PRIVATE'),

  fix: {
    how: 'Leave out `visibility` of `codebuild.Project` (`Visibility: PRIVATE`).',
    set: { 'Properties.Visibility': 'PRIVATE' },
  },
  config: {
    none: "No managed rule of AWS Config judges the visibility of builds, and AWS's schema of the item of a project does not list it.",
  },

  examples: {
    compliant: [
      {
        when: 'it says nothing, so that they are private',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Environment: { Type: LINUX_CONTAINER } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its builds are public',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Visibility: PUBLIC_READ, ResourceAccessRole: arn:aws:iam::111122223333:role/builds }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Visibility: !Ref Visibility }`,
      },
    ],
  },
});
