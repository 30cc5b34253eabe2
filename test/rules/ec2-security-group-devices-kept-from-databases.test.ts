import rule from '../../policies/rules/ec2/ec2-security-group-devices-kept-from-databases';
import { compliantExample, ruleCases } from '../support/rule-cases';

const devices = compliantExample(rule);
const ingress = 'Gateway.Properties.SecurityGroupIngress';
const group = { Ref: 'Pumps' };

ruleCases(rule, [
  [
    'compliant',
    'another group reaches the database',
    devices.with(ingress, [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: { Ref: 'Gateway' } }]),
  ],
  [
    'compliant',
    'a network reaches the database',
    devices.with(ingress, [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, CidrIp: '10.0.0.0/24' }]),
  ],
  [
    'compliant',
    'they reach a port over UDP',
    devices.with(ingress, [{ IpProtocol: 'udp', FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: group }]),
  ],
  [
    'non-compliant',
    'the range holds the port',
    devices.with(ingress, [{ IpProtocol: 'tcp', FromPort: 1024, ToPort: 65535, SourceSecurityGroupId: group }]),
  ],
  [
    'non-compliant',
    'one of two rules admits them',
    devices.with(ingress, [
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, SourceSecurityGroupId: group },
      { IpProtocol: 'tcp', FromPort: 1433, ToPort: 1433, SourceSecurityGroupId: group },
    ]),
  ],
  [
    'non-compliant',
    'the tag is written in another way',
    devices
      .with('Pumps.Properties.Tags', [{ Key: 'NetworkZone', Value: 'IoT' }])
      .with(ingress, [{ IpProtocol: '-1', SourceSecurityGroupId: group }]),
  ],
  [
    'non-compliant',
    'the port is the one of a database, as CDK writes it',
    devices
      .with('Records', { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-postgresql', Port: 5499 } })
      .with(ingress, [
        {
          IpProtocol: 'tcp',
          FromPort: { 'Fn::GetAtt': ['Records', 'Endpoint.Port'] },
          ToPort: { 'Fn::GetAtt': ['Records', 'Endpoint.Port'] },
          SourceSecurityGroupId: group,
        },
      ]),
  ],
]);
