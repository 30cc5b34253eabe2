import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'vpc-flow-logs-enabled',
  title: 'VPC records flow logs of all its traffic',
  why: 'Without a record of accepted and rejected connections nobody can tell which systems an intruder reached or how much ePHI left.',
  severity: 'medium',
  controls: { hicp: ['8.L.D', '6.L.C', '4.L.B', '8.M.A'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::EC2::VPC'],

  check: vpc =>
    someOf(vpc.referredToBy('AWS::EC2::FlowLog', 'ResourceId'), 'flow log of all its traffic', log =>
      allOf(
        log.property('ResourceId').mustReferTo(vpc),
        log.property('ResourceType').mustBe('VPC'),
        // REJECT alone leaves out the connections that succeeded, which are those to investigate.
        log.property('TrafficType').mustBe('ALL'),
      ),
    ),

  fix: {
    how: "Call `vpc.addFlowLog('FlowLog')` or set `flowLogs` on `ec2.Vpc`; in CloudFormation add an AWS::EC2::FlowLog with TrafficType ALL.",
  },
  config: { managedRule: 'VPC_FLOW_LOGS_ENABLED', parameters: { trafficType: 'ALL' } },

  examples: {
    compliant: [
      {
        when: 'a flow log records all its traffic',
        resources: `
      Clinic:
        Type: AWS::EC2::VPC
        Properties: { CidrBlock: 10.0.0.0/16 }
      FlowLog:
        Type: AWS::EC2::FlowLog
        Properties:
          ResourceId: !Ref Clinic
          ResourceType: VPC
          TrafficType: ALL
          LogDestinationType: s3
          LogDestination: arn:aws:s3:::clinic-flow-logs`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no flow log',
        resources: `
      Clinic:
        Type: AWS::EC2::VPC
        Properties: { CidrBlock: 10.0.0.0/16 }`,
      },
      {
        when: 'accepted traffic is not recorded',
        resources: `
      Clinic:
        Type: AWS::EC2::VPC
        Properties: { CidrBlock: 10.0.0.0/16 }
      FlowLog:
        Type: AWS::EC2::FlowLog
        Properties: { ResourceId: !GetAtt Clinic.VpcId, ResourceType: VPC, TrafficType: REJECT, LogGroupName: flows }`,
      },
      {
        when: 'the flow log is of another VPC',
        resources: `
      Clinic:
        Type: AWS::EC2::VPC
        Properties: { CidrBlock: 10.0.0.0/16 }
      Guests:
        Type: AWS::EC2::VPC
        Properties: { CidrBlock: 10.1.0.0/16 }
      FlowLog:
        Type: AWS::EC2::FlowLog
        Properties: { ResourceId: !Ref Guests, ResourceType: VPC, TrafficType: ALL, LogGroupName: flows }`,
      },
    ],
    undetermined: [
      {
        when: 'what is recorded is only known at deployment',
        resources: `
      Clinic:
        Type: AWS::EC2::VPC
        Properties: { CidrBlock: 10.0.0.0/16 }
      FlowLog:
        Type: AWS::EC2::FlowLog
        Properties: { ResourceId: !Ref Clinic, ResourceType: VPC, TrafficType: !Ref Traffic, LogGroupName: flows }`,
      },
    ],
  },
});
