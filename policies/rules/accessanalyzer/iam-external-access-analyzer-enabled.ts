import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';

export default rule({
  id: 'iam-external-access-analyzer-enabled',
  title: 'IAM Access Analyzer reports access from outside the account or organization',
  why: 'A policy that lets strangers at ePHI looks like any other policy; the analyzer proves it and says so the same day.',
  severity: 'medium',
  controls: { hicp: ['3.L.C', '3.M.B', '4.M.E'], hipaa: ['164.308(a)(4)(ii)(C)', '164.308(a)(1)(ii)(A)'] },
  scope: 'environment',
  appliesTo: ['AWS::AccessAnalyzer::Analyzer'],
  where: setsUpAccount,

  check: environment =>
    environment.mustHave('analyzer of access from outside', ['AWS::AccessAnalyzer::Analyzer'], analyzer =>
      analyzer.property('Type').mustBe('ACCOUNT', 'ORGANIZATION'),
    ),

  fix: { how: "Add an `accessanalyzer.CfnAnalyzer` with `type: 'ACCOUNT'` (or `ORGANIZATION`) in every Region in use." },
  config: { managedRule: 'IAM_EXTERNAL_ACCESS_ANALYZER_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it has an analyzer of the account',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Analyzer: { Type: AWS::AccessAnalyzer::Analyzer, Properties: { Type: ACCOUNT } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the account is set up without an analyzer',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
      {
        when: 'its analyzer looks for unused access only',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Analyzer: { Type: AWS::AccessAnalyzer::Analyzer, Properties: { Type: ACCOUNT_UNUSED_ACCESS } }`,
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
