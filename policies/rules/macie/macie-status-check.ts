import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';

export default rule({
  id: 'macie-status-check',
  title: 'Macie looks for sensitive data in each account and Region',
  why: 'Copies of ePHI end up in buckets that nobody protects as such; without Macie they are found by whoever looks for them first.',
  severity: 'medium',
  controls: { hicp: ['4.M.E', '4.L.A', '4.M.A'], hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(D)'] },
  scope: 'environment',
  appliesTo: ['AWS::Macie::Session'],
  where: setsUpAccount,

  check: environment =>
    environment.mustHave('Macie session that is enabled', ['AWS::Macie::Session'], session =>
      // Macie is enabled where nothing else is said: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-macie-session.html
      session.property('Status').orDefault('ENABLED').mustBe('ENABLED'),
    ),

  fix: {
    how: "Add a `macie.CfnSession` with `status: 'ENABLED'` to the stack that sets up the account, in every Region with buckets.",
  },
  config: { managedRule: 'MACIE_STATUS_CHECK' },

  examples: {
    compliant: [
      {
        when: 'a session is enabled',
        resources: `
      Session: { Type: AWS::Macie::Session, Properties: { Status: ENABLED } }`,
      },
      {
        when: 'a session says nothing else',
        resources: `
      Session: { Type: AWS::Macie::Session }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the account is set up without Macie',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
      {
        when: 'its session is paused',
        resources: `
      Session: { Type: AWS::Macie::Session, Properties: { Status: PAUSED } }`,
      },
    ],
    undetermined: [
      {
        when: 'the status is only known at deployment',
        resources: `
      Session: { Type: AWS::Macie::Session, Properties: { Status: !ImportValue macie } }`,
      },
    ],
  },
});
