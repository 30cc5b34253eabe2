import { allOf, everyOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { listener, mustRedirectToHttps } from './_load-balancer';

export default rule({
  id: 'alb-http-to-https-redirection-check',
  title: 'HTTP listener redirects to HTTPS',
  why: 'What a listener forwards over plain HTTP, sign-in and ePHI included, can be read and changed by anyone on the way.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  from: 'small',
  appliesTo: [listener],
  where: one => one.property('Protocol').mustBe('HTTP'),

  check: one =>
    allOf(mustRedirectToHttps(one, 'DefaultActions'), () =>
      everyOf(one.referredToBy('AWS::ElasticLoadBalancingV2::ListenerRule', 'ListenerArn'), other =>
        when(other.property('ListenerArn').mustReferTo(one), () => mustRedirectToHttps(other, 'Actions')),
      ),
    ),

  fix: {
    how: 'Call `addRedirect()` on `elbv2.ApplicationLoadBalancer`, or set `redirectHTTP: true` on the ECS pattern; in CloudFormation a default action of type redirect with `RedirectConfig.Protocol: HTTPS`.',
  },
  config: { managedRule: 'ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK' },

  examples: {
    compliant: [
      {
        when: 'its default action redirects',
        resources: `
      Http:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Portal
          Port: 80
          Protocol: HTTP
          DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, Port: '443', StatusCode: HTTP_301 } }]
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it forwards',
        resources: `
      Http:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Portal
          Port: 80
          Protocol: HTTP
          DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Servers }]
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
      Servers: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }`,
      },
      {
        when: 'the redirect keeps HTTP',
        resources: `
      Http:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Portal
          Port: 80
          Protocol: HTTP
          DefaultActions: [{ Type: redirect, RedirectConfig: { Host: portal.example.org, StatusCode: HTTP_301 } }]
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }`,
      },
      {
        when: 'one of its rules forwards',
        resources: `
      Http:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Portal
          Port: 80
          Protocol: HTTP
          DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, StatusCode: HTTP_301 } }]
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
      Api:
        Type: AWS::ElasticLoadBalancingV2::ListenerRule
        Properties:
          ListenerArn: !Ref Http
          Priority: 1
          Conditions: [{ Field: path-pattern, Values: [/api/*] }]
          Actions: [{ Type: forward, TargetGroupArn: !Ref Servers }]
      Servers: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }`,
      },
    ],
    undetermined: [
      {
        when: 'the protocol of the redirect is only known at deployment',
        resources: `
      Http:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Portal
          Port: 80
          Protocol: HTTP
          DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: !Ref Secure, StatusCode: HTTP_301 } }]
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }`,
      },
    ],
  },
});
