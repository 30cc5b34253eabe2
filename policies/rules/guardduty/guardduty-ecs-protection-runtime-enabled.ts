import { rule } from '../../rule';

export default rule({
  id: 'guardduty-ecs-protection-runtime-enabled',
  title: 'GuardDuty watches what runs in Fargate tasks',
  why: 'Malware that talks to nobody yet shows itself in the processes of a container alone.',
  severity: 'medium',
  controls: { hicp: ['2.L.C', '2.L.D'], hipaa: ['164.308(a)(5)(ii)(B)', '164.308(a)(1)(ii)(D)'] },
  scope: 'environment',
  from: 'large',
  appliesTo: ['AWS::GuardDuty::Detector'],

  check: { none: 'A template does not show whether agents cover the running tasks; AWS Config looks at the account itself.' },

  fix: { how: 'Switch on Runtime Monitoring with automated agent management for Fargate in GuardDuty.' },
  config: { managedRule: 'GUARDDUTY_ECS_PROTECTION_RUNTIME_ENABLED' },

  examples: { compliant: [], nonCompliant: [] },
});
