import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'appsync-associated-with-waf',
  title: 'GraphQL APIs are behind a web application firewall',
  why: 'Floods and injected queries then reach the resolvers unfiltered, and one flaw in them is enough to read patient data.',
  severity: 'medium',
  controls: { hicp: ['7.M.B', '6.M.C', '6.M.A'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::AppSync::GraphQLApi'],

  check: api =>
    someOf(api.referredToBy('AWS::WAFv2::WebACLAssociation', 'ResourceArn'), 'association with a web ACL', association =>
      association.property('ResourceArn').mustReferTo(api),
    ),

  fix: {
    how: 'Add `wafv2.CfnWebACLAssociation` with `resourceArn: api.arn`. In CloudFormation: an `AWS::WAFv2::WebACLAssociation` whose `ResourceArn` is the ARN of the API.',
  },
  config: { managedRule: 'APPSYNC_ASSOCIATED_WITH_WAF' },

  examples: {
    compliant: [
      {
        when: 'a web ACL is associated with it',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM }
      Shield:
        Type: AWS::WAFv2::WebACLAssociation
        Properties: { WebACLArn: acl, ResourceArn: !GetAtt Portal.Arn }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is associated',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM }`,
      },
      {
        when: 'the web ACL is for another API',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM }
      Forms:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: forms, AuthenticationType: AWS_IAM }
      Shield:
        Type: AWS::WAFv2::WebACLAssociation
        Properties: { WebACLArn: acl, ResourceArn: !GetAtt Forms.Arn }`,
      },
    ],
    undetermined: [
      {
        when: 'the template computes what the web ACL is for',
        resources: `
      Portal:
        Type: AWS::AppSync::GraphQLApi
        Properties: { Name: portal, AuthenticationType: AWS_IAM }
      Shield:
        Type: AWS::WAFv2::WebACLAssociation
        Properties:
          WebACLArn: acl
          ResourceArn: !Sub 'arn:aws:appsync:us-east-1:111122223333:apis/\${Portal.ApiId}\${Rest}'`,
      },
    ],
  },
});
