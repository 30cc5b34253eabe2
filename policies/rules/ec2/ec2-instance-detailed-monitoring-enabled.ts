import { rule } from '../../rule';
import { launchSetting } from './_instance';

export default rule({
  id: 'ec2-instance-detailed-monitoring-enabled',
  title: 'EC2 instance reports metrics every minute',
  why: 'Basic monitoring reports every five minutes, so an outage of a clinical system, or the load of an intruder, shows late.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.308(a)(1)(ii)(D)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::Instance'],

  check: instance =>
    launchSetting(instance, 'Monitoring', 'Monitoring.Enabled', enabled => enabled.orDefault(false).mustBe(true)),

  fix: {
    how: 'Set `detailedMonitoring: true` on `ec2.Instance`, in CloudFormation `Monitoring`.',
    set: { 'Properties.Monitoring': true },
  },
  config: { managedRule: 'EC2_INSTANCE_DETAILED_MONITORING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'detailed monitoring is on',
        resources: `
      Portal:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, Monitoring: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the default',
        resources: `
      Portal:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, Monitoring: !Ref Detailed }`,
      },
    ],
  },
});
