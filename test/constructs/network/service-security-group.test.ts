import { Template } from 'aws-cdk-lib/assertions';
import guide from '../../../lib/constructs/network/service-security-group.guide';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

test('a connection is opened on both sides, to the group and the port that were named', () => {
  const template = Template.fromStack(stackWith(guide.example));
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 5433, ToPort: 5433, Description: 'PostgreSQL' });
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { FromPort: 5433, ToPort: 5433, Description: 'PostgreSQL' });
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', { FromPort: 443, ToPort: 443 });
});
