import { allOf } from '../../../lib/core';
import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';
import { mustName } from './_association';

/** What makes managed instances, or takes servers elsewhere for them. */
const servers = [
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::EC2::EC2Fleet',
  'AWS::EC2::Instance',
  'AWS::EC2::LaunchTemplate',
  'AWS::EC2::SpotFleet',
  'AWS::SSM::Association',
];

export default rule({
  id: 'ssm-inventory-collected',
  title: 'Systems Manager collects the software inventory of managed instances',
  why: 'Nobody patches what nobody knows to be installed; old software on a server with ePHI is the way in.',
  severity: 'medium',
  controls: { hicp: ['5.M.A', '5.L.A', '7.M.A'], hipaa: ['164.308(a)(1)(ii)(A)', '164.310(d)(2)(iii)'] },
  scope: 'environment',
  appliesTo: ['AWS::SSM::Association'],
  // Where no servers run there is nothing to collect from.
  where: environment => allOf(setsUpAccount(environment), () => environment.mustDeclare(servers)),

  check: environment =>
    environment.mustHave('association that collects the inventory', ['AWS::SSM::Association'], association =>
      mustName(association.property('Name'), /^AWS-GatherSoftwareInventory$/, 'AWS-GatherSoftwareInventory'),
    ),

  fix: {
    how: 'Add an `ssm.CfnAssociation` of the document `AWS-GatherSoftwareInventory` for all managed instances (`Targets` with the key `InstanceIds` and the value `*`).',
  },
  config: { managedRule: 'EC2_MANAGEDINSTANCE_ASSOCIATION_COMPLIANCE_STATUS_CHECK' },

  examples: {
    compliant: [
      {
        when: 'an association collects it',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Inventory:
        Type: AWS::SSM::Association
        Properties:
          Name: AWS-GatherSoftwareInventory
          ScheduleExpression: rate(12 hours)
          Targets: [{ Key: InstanceIds, Values: ['*'] }]`,
      },
      {
        when: 'an association names the document by its ARN',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Inventory:
        Type: AWS::SSM::Association
        Properties:
          Name: !Sub 'arn:\${AWS::Partition}:ssm:\${AWS::Region}::document/AWS-GatherSoftwareInventory'
          ScheduleExpression: rate(12 hours)
          Targets: [{ Key: InstanceIds, Values: ['*'] }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'the account is set up without such an association',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Interfaces: { Type: AWS::EC2::Instance, Properties: { ImageId: ami-0123456789abcdef0 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the document is only known at deployment',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Inventory:
        Type: AWS::SSM::Association
        Properties: { Name: !ImportValue document }`,
      },
    ],
  },
});
