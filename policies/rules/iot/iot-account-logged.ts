import { rule } from '../../rule';
import { admitsDevices } from './_environment';

export default rule({
  id: 'iot-account-logged',
  title: 'Logging of IoT Core is set up where devices connect',
  why: 'IoT Core logs nothing until it is told to; which device sent a reading, and who tried to pose as it, is then on no record.',
  severity: 'medium',
  controls: { hicp: ['9.M.A', '9.L.B', '8.M.A'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
  scope: 'environment',
  appliesTo: ['AWS::IoT::Logging'],
  where: admitsDevices,

  check: environment => environment.mustHave('logging of IoT Core', ['AWS::IoT::Logging']),

  fix: { how: 'Use `DeviceGateway`, or add an `iot.CfnLogging` for the account. In CloudFormation: `AWS::IoT::Logging`.' },
  config: {
    none: 'No managed rule of AWS Config judges the logging of IoT, and a Guard policy judges what there is, not what is missing.',
  },

  examples: {
    compliant: [
      {
        when: 'the account logs',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Pump: { Type: AWS::IoT::Thing }
      Logging:
        Type: AWS::IoT::Logging
        Properties: { AccountId: !Ref AWS::AccountId, DefaultLogLevel: INFO, RoleArn: arn:aws:iam::111122223333:role/logging }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the account is set up without',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Pump: { Type: AWS::IoT::Thing }`,
      },
    ],
  },
});
