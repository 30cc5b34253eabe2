import { rule } from '../../rule';

export default rule({
  id: 'ec2-ebs-encryption-by-default',
  title: 'New EBS volumes are encrypted by default',
  why: 'A volume that somebody makes by hand and forgets to encrypt holds ePHI in plain.',
  severity: 'medium',
  controls: { hicp: ['2.M.A', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  scope: 'environment',
  from: 'small',
  appliesTo: ['AWS::EC2::Volume'],

  check: { none: 'A template does not show the default of the account; AWS Config looks at the account itself.' },

  fix: { how: 'Switch on encryption by default in the EC2 settings of each Region.' },
  config: { managedRule: 'EC2_EBS_ENCRYPTION_BY_DEFAULT' },

  examples: { compliant: [], nonCompliant: [] },
});
