import { allOf, anyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { otherwise } from '../ec2/_traffic';
import { isOfType, loadBalancer } from './_load-balancer';

const associations = ['AWS::WAFv2::WebACLAssociation', 'AWS::WAFRegional::WebACLAssociation'];

export default rule({
  id: 'alb-waf-enabled',
  title: 'Public Application Load Balancer is behind a web application firewall',
  why: 'Injection and credential attacks on a patient portal reach its code and database when nothing filters web requests.',
  severity: 'medium',
  controls: { hicp: ['7.M.B', '6.M.C', '6.M.A'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: [loadBalancer],
  // HICP asks for it where the internet reaches; AWS's rule also judges internal load balancers.
  where: balancer =>
    allOf(isOfType(balancer, 'application'), () =>
      balancer.property('Scheme').orDefault('internet-facing').mustBe('internet-facing'),
    ),

  check: balancer => {
    const verdict = anyOf(
      ...associations.map(
        type => () =>
          someOf(balancer.referredToBy(type, 'ResourceArn'), 'association', association =>
            association.property('ResourceArn').mustReferTo(balancer),
          ),
      ),
    );
    return otherwise(verdict, 'no web ACL is associated with it', 'Properties');
  },

  fix: {
    how: 'Add a `wafv2.CfnWebACLAssociation` with `resourceArn: loadBalancer.loadBalancerArn` and the ARN of a regional web ACL.',
  },
  config: { managedRule: 'ALB_WAF_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'a web ACL is associated with it',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internet-facing } }
      Firewall:
        Type: AWS::WAFv2::WebACLAssociation
        Properties: { ResourceArn: !Ref Portal, WebACLArn: !ImportValue web-acl }`,
      },
    ],
    nonCompliant: [
      {
        when: 'no web ACL is associated with it',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: application } }`,
      },
      {
        when: 'the web ACL is for another load balancer',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
      Intranet: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internal } }
      Firewall:
        Type: AWS::WAFv2::WebACLAssociation
        Properties: { ResourceArn: !Ref Intranet, WebACLArn: !ImportValue web-acl }`,
      },
    ],
    undetermined: [
      {
        when: 'whether it is public is only known at deployment',
        resources: `
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: !Ref Scheme } }`,
      },
    ],
  },
});
