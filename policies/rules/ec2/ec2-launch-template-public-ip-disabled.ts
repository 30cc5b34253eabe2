import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ec2-launch-template-public-ip-disabled',
  title: 'Launch template asks for no public addresses',
  why: 'A fleet whose servers all get public addresses can be attacked from the internet, past the load balancer and its firewall.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::LaunchTemplate'],

  // Where nothing is asked for, the subnet decides, and is judged itself.
  check: template =>
    everyOf(template.property('LaunchTemplateData.NetworkInterfaces').items(), one =>
      one.get('AssociatePublicIpAddress').mustNotBe(true),
    ),

  fix: {
    how: 'Set `associatePublicIpAddress: false` on `ec2.LaunchTemplate`, in CloudFormation on each of `LaunchTemplateData.NetworkInterfaces`.',
  },
  config: { managedRule: 'EC2_LAUNCH_TEMPLATE_PUBLIC_IP_DISABLED' },

  examples: {
    compliant: [
      {
        when: 'its network interface asks for none',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }] } }`,
      },
      {
        when: 'it describes no network interface',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { ImageId: ami-1234 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'one of its network interfaces asks for one',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties:
          LaunchTemplateData:
            NetworkInterfaces:
              - { DeviceIndex: 0, AssociatePublicIpAddress: false }
              - { DeviceIndex: 1, AssociatePublicIpAddress: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: !Ref IsPublic }] } }`,
      },
    ],
  },
});
