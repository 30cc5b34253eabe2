import { Template } from 'aws-cdk-lib/assertions';
import guide from '../../../lib/constructs/edge/private-api.guide';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

test('methods for principals of AWS take signed requests alone', () => {
  const template = Template.fromStack(stackWith(guide.example));
  template.resourceCountIs('AWS::ApiGateway::Method', 1);
  template.hasResourceProperties('AWS::ApiGateway::Method', { AuthorizationType: 'AWS_IAM' });
});
