import { rule } from '../../rule';

export default rule({
  id: 'codebuild-project-environment-privileged-check',
  title: 'CodeBuild projects do not run privileged',
  why: 'A privileged build controls its host, so one poisoned dependency can take over the builds that release clinical systems.',
  severity: 'low',
  controls: { hicp: ['2.L.F', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::CodeBuild::Project'],

  check: project => project.property('Environment.PrivilegedMode').orDefault(false).mustBe(false),

  fix: {
    how: 'Leave out `privileged` in `environment` of `codebuild.Project` (`PrivilegedMode`). A build of container images needs it: waive it for that project alone, or build without a Docker daemon.',
    set: { 'Properties.Environment.PrivilegedMode': false },
  },
  config: { managedRule: 'CODEBUILD_PROJECT_ENVIRONMENT_PRIVILEGED_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it says nothing, so that it is not',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Environment: { Type: LINUX_CONTAINER } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it runs privileged',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Environment: { PrivilegedMode: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Release:
        Type: AWS::CodeBuild::Project
        Properties: { Environment: { PrivilegedMode: !Ref Privileged } }`,
      },
    ],
  },
});
