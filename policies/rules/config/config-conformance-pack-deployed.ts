import { compliant, nonCompliant } from '../../../lib/core';
import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';

const ofAccount = ['AWS::Config::ConformancePack', 'AWS::Config::ConfigRule'];
const ofOrganization = ['AWS::Config::OrganizationConformancePack', 'AWS::Config::OrganizationConfigRule'];

export default rule({
  id: 'config-conformance-pack-deployed',
  title: 'Rules of AWS Config judge what each account and Region holds',
  why: 'A recorder alone only remembers. Without rules nobody is told when storage that holds ePHI becomes public or loses its encryption.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '5.L.A', '10.M.A'], hipaa: ['164.308(a)(8)', '164.308(a)(1)(ii)(D)'] },
  scope: 'environment',
  appliesTo: [...ofAccount, ...ofOrganization],
  where: setsUpAccount,

  check: environment =>
    environment.mustHave('conformance pack or rule of AWS Config', [...ofAccount, ...ofOrganization], undefined, {
      ofOrganization: one => (ofOrganization.includes(one.type) ? compliant : nonCompliant(`${one.type} is for its account`)),
    }),

  fix: {
    how: 'Add a `config.CfnConformancePack` to the stack that sets up the account, or deploy one to the organization and name its repository under `environment.provided` of the settings.',
  },
  config: {
    none: 'AWS Config has no managed rule about its own conformance packs, and a Guard policy judges what there is, not what is missing.',
  },

  examples: {
    compliant: [
      {
        when: 'it has a conformance pack',
        resources: `
      Pack: { Type: AWS::Config::ConformancePack, Properties: { ConformancePackName: hicp, TemplateS3Uri: s3://packs/hicp.yaml } }
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: !GetAtt RecorderRole.Arn, RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has a recorder and no rules',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: !GetAtt RecorderRole.Arn, RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a nested stack that was not read may hold the rules',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: !GetAtt RecorderRole.Arn, RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } }
      Security: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://clinic.example/security.yaml } }`,
      },
    ],
  },
});
