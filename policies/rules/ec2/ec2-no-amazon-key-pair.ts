import { rule } from '../../rule';
import { launchSetting } from './_instance';

export default rule({
  id: 'ec2-no-amazon-key-pair',
  title: 'EC2 instance has no SSH key pair',
  why: 'A key pair is a shared administrator credential that no sign-in, second factor or leaver process covers; sessions with it name nobody.',
  severity: 'low',
  controls: { hicp: ['6.L.A'], hipaa: ['164.312(a)(1)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::Instance'],

  check: instance => launchSetting(instance, 'KeyName', 'KeyName', key => key.mustBeAbsent()),

  fix: {
    how: 'Leave out `keyPair` of `ec2.Instance`, in CloudFormation `KeyName`, and administer through SSM Session Manager, which signs people in and logs sessions.',
  },
  config: { managedRule: 'EC2_NO_AMAZON_KEY_PAIR' },

  examples: {
    compliant: [
      {
        when: 'it has none',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has one',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, KeyName: !Ref Key }
      Key:
        Type: AWS::EC2::KeyPair
        Properties: { KeyName: administrators }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Records:
        Type: AWS::EC2::Instance
        Properties: { ImageId: ami-1234, KeyName: !Ref KeyName }`,
      },
    ],
  },
});
