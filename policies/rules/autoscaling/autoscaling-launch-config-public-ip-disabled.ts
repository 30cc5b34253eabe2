import { rule } from '../../rule';

export default rule({
  id: 'autoscaling-launch-config-public-ip-disabled',
  title: 'Launch configuration gives no public addresses',
  why: 'A fleet whose servers all get public addresses can be attacked from the internet, past the load balancer and its firewall.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::AutoScaling::LaunchConfiguration'],

  // Where it is not set the subnet decides, and a default subnet gives public addresses.
  check: configuration => configuration.property('AssociatePublicIpAddress').mustBe(false),

  fix: {
    how: 'Set `associatePublicIpAddress: false` on `autoscaling.AutoScalingGroup`, in CloudFormation `AssociatePublicIpAddress`; better, move to a launch template.',
    set: { 'Properties.AssociatePublicIpAddress': false },
  },
  config: { managedRule: 'AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED' },

  examples: {
    compliant: [
      {
        when: 'it gives none',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small, AssociatePublicIpAddress: false }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it gives one',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small, AssociatePublicIpAddress: true }`,
      },
      {
        when: 'it leaves it to the subnet',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: t3.small, AssociatePublicIpAddress: !Ref IsPublic }`,
      },
    ],
  },
});
