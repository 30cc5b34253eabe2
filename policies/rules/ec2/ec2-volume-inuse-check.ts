import { rule } from '../../rule';

export default rule({
  id: 'ec2-volume-inuse-check',
  title: 'EBS volumes are attached to an instance',
  why: 'A volume that was left behind holds ePHI for which nobody is responsible.',
  severity: 'low',
  controls: { hicp: ['5.M.D', '5.L.A'], hipaa: ['164.310(d)(2)(i)', '164.310(d)(2)(iii)'] },
  appliesTo: ['AWS::EC2::Volume'],

  check: { none: 'A template does not show whether a volume is attached; AWS Config looks at each volume itself.' },

  fix: { how: 'Take a snapshot if the data are needed, and delete the volume; deletion is what disposal of media is in EC2.' },
  config: { managedRule: 'EC2_VOLUME_INUSE_CHECK' },

  examples: { compliant: [], nonCompliant: [] },
});
