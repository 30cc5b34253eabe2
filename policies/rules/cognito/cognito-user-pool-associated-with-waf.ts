import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cognito-user-pool-associated-with-waf',
  title: 'Cognito user pools are behind a web application firewall',
  why: 'Scripts that try stolen passwords or create accounts then reach the sign-in pages at any rate.',
  severity: 'low',
  controls: { hicp: ['7.M.B', '6.M.C'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::Cognito::UserPool'],
  from: 'large',

  check: pool =>
    someOf(pool.referredToBy('AWS::WAFv2::WebACLAssociation', 'ResourceArn'), 'association with a web ACL', association =>
      association.property('ResourceArn').mustReferTo(pool),
    ),

  fix: {
    how: 'Add `wafv2.CfnWebACLAssociation` with `resourceArn: userPool.userPoolArn`. In CloudFormation: an `AWS::WAFv2::WebACLAssociation` whose `ResourceArn` is the ARN of the pool.',
  },
  config: { none: 'It judges a user pool together with its web ACL, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'a web ACL is associated with it',
        resources: `
      Portal: { Type: AWS::Cognito::UserPool }
      Shield:
        Type: AWS::WAFv2::WebACLAssociation
        Properties: { WebACLArn: acl, ResourceArn: !GetAtt Portal.Arn }`,
      },
    ],
    nonCompliant: [
      { when: 'nothing is associated', resources: 'Portal: { Type: AWS::Cognito::UserPool }' },
      {
        when: 'the web ACL is for another pool',
        resources: `
      Portal: { Type: AWS::Cognito::UserPool }
      Staff: { Type: AWS::Cognito::UserPool }
      Shield:
        Type: AWS::WAFv2::WebACLAssociation
        Properties: { WebACLArn: acl, ResourceArn: !GetAtt Staff.Arn }`,
      },
    ],
  },
});
