import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';

export default rule({
  id: 'accessanalyzer-unused-access-reported',
  title: 'IAM Access Analyzer reports access that nobody uses',
  why: 'Rights that were granted once and never taken back are what a stolen credential can use; nobody reviews what nobody lists.',
  severity: 'low',
  controls: { hicp: ['3.L.C', '3.M.B'], hipaa: ['164.308(a)(3)(ii)(B)', '164.308(a)(4)(ii)(C)'] },
  from: 'large',
  scope: 'environment',
  appliesTo: ['AWS::AccessAnalyzer::Analyzer'],
  where: setsUpAccount,

  check: environment =>
    environment.mustHave(
      'analyzer of unused access',
      ['AWS::AccessAnalyzer::Analyzer'],
      analyzer => analyzer.property('Type').mustBe('ACCOUNT_UNUSED_ACCESS', 'ORGANIZATION_UNUSED_ACCESS'),
      // IAM is global: one Region of the account is enough.
      { reach: 'account' },
    ),

  fix: {
    how: "Add an `accessanalyzer.CfnAnalyzer` with `type: 'ACCOUNT_UNUSED_ACCESS'` in one Region of the account; it is billed by role and user.",
  },
  config: {
    none: 'AWS Config has a managed rule for analyzers of outside access only, and a Guard policy judges what there is, not what is missing.',
  },

  examples: {
    compliant: [
      {
        when: 'it has an analyzer of unused access',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Unused: { Type: AWS::AccessAnalyzer::Analyzer, Properties: { Type: ACCOUNT_UNUSED_ACCESS } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its only analyzer looks for access from outside',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Analyzer: { Type: AWS::AccessAnalyzer::Analyzer, Properties: { Type: ACCOUNT } }`,
      },
    ],
    undetermined: [
      {
        when: 'the type is only known at deployment',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Analyzer: { Type: AWS::AccessAnalyzer::Analyzer, Properties: { Type: !ImportValue kind } }`,
      },
    ],
  },
});
