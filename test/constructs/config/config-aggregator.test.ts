import { Match, Template } from 'aws-cdk-lib/assertions';
import { ConfigAggregator } from '../../../lib/constructs/config/config-aggregator';
import guide from '../../../lib/constructs/config/config-aggregator.guide';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

test('an aggregator of an organization gets a role that AWS Config alone takes', () => {
  const template = Template.fromStack(stackWith(guide.example));
  template.hasResourceProperties('AWS::Config::ConfigurationAggregator', {
    OrganizationAggregationSource: {
      AllAwsRegions: true,
      RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^OrganizationRole'), 'Arn'] },
    },
  });
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'config.amazonaws.com' } }] },
  });
});

test('an aggregator of named accounts makes no role', () => {
  const stack = stackWith(
    scope =>
      new ConfigAggregator(scope, 'Accounts', {
        accountAggregationSources: [{ accountIds: ['111122223333'], allAwsRegions: true }],
      }),
  );
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::IAM::Role', 0);
  template.hasResourceProperties('AWS::Config::ConfigurationAggregator', { OrganizationAggregationSource: Match.absent() });
});
