import { rule } from '../../rule';

export default rule({
  id: 'ec2-instance-launched-with-allowed-ami',
  title: 'EC2 instances run images that the account allows',
  why: 'An image from somewhere else brings software that nobody has checked into the network of the clinic.',
  severity: 'medium',
  controls: { hicp: ['2.L.E', '2.L.A'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(1)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::Instance'],

  check: {
    none: 'A template does not show which image the running instance was made of; AWS Config looks at each instance itself.',
  },

  fix: { how: 'Set Allowed AMIs in the account to the images of your own pipeline, and replace instances of others.' },
  config: { managedRule: 'EC2_INSTANCE_LAUNCHED_WITH_ALLOWED_AMI' },

  examples: { compliant: [], nonCompliant: [] },
});
