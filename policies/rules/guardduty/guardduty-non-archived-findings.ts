import { rule } from '../../rule';

export default rule({
  id: 'guardduty-non-archived-findings',
  title: 'Findings of GuardDuty are dealt with in time',
  why: 'A finding that lies open for weeks was noticed by a machine and by nobody else.',
  severity: 'medium',
  controls: { hicp: ['8.M.B', '7.L.B'], hipaa: ['164.308(a)(6)(ii)'] },
  scope: 'environment',
  from: 'large',
  appliesTo: ['AWS::GuardDuty::Detector'],

  check: { none: 'A template does not show findings; AWS Config looks at each of them itself.' },

  fix: { how: 'Look into the finding, write down what came of it, and archive it. High ones within a day.' },
  config: {
    managedRule: 'GUARDDUTY_NON_ARCHIVED_FINDINGS',
    parameters: { daysLowSev: '30', daysMediumSev: '7', daysHighSev: '1' },
  },

  examples: { compliant: [], nonCompliant: [] },
});
