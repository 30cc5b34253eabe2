import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';

export default rule({
  id: 'resourceexplorer2-index-deployed',
  title: 'Resource Explorer lists what each account and Region holds',
  why: 'What nobody lists nobody protects: a forgotten database with ePHI is found by an intruder or by nobody.',
  severity: 'low',
  controls: { hicp: ['5.L.A', '5.M.A'], hipaa: ['164.310(d)(2)(iii)', '164.308(a)(1)(ii)(A)'] },
  from: 'large',
  scope: 'environment',
  appliesTo: ['AWS::ResourceExplorer2::Index'],
  where: setsUpAccount,

  check: environment => environment.mustHave('index of Resource Explorer', ['AWS::ResourceExplorer2::Index']),

  fix: { how: "Add a `resourceexplorer2.CfnIndex` in every Region in use, of `type: 'AGGREGATOR'` in one of them." },
  config: {
    none: 'AWS Config has no managed rule about Resource Explorer, and a Guard policy judges what there is, not what is missing.',
  },

  examples: {
    compliant: [
      {
        when: 'it has an index',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Index: { Type: AWS::ResourceExplorer2::Index, Properties: { Type: LOCAL } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the account is set up without an index',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a nested stack that was not read may hold the index',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Security: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://clinic.example/security.yaml } }`,
      },
    ],
  },
});
