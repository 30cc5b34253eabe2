import { decide, nonCompliant, compliant, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

const associations = ['AWS::WAFv2::WebACLAssociation', 'AWS::WAFRegional::WebACLAssociation'];

/** Those that refer to the stage, or to its API and then name the stage. */
function candidates(stage: Resource): readonly Resource[] {
  const api = stage.property('RestApiId').target();
  const of = (target: Resource): readonly Resource[] => associations.flatMap(type => target.referredToBy(type, 'ResourceArn'));
  return [...new Set([...of(stage), ...(api === undefined ? [] : of(api))])];
}

/** `…/stages/<name>`, with the stage as reference or by its name. */
function mustEndWithStage(arn: Property, stage: Resource): Verdict {
  const named = stage.property('StageName');
  const name = decide([named], value => (value === undefined ? nonCompliant('no name') : compliant));
  const ends = [stage.logicalId, ...(name.status === 'compliant' ? [named.canonicalText() ?? ''] : [])];
  return mustRead(
    arn,
    () => `the ARN of stage ${stage.logicalId}`,
    text => text.includes('/stages/') && ends.includes(text.slice(text.lastIndexOf('/') + 1)),
    ['another', ...ends],
    ({ logicalId }) => logicalId,
  );
}

export default rule({
  id: 'api-gw-associated-with-waf',
  title: 'REST API stages are behind a web application firewall',
  why: 'Injection and credential stuffing then reach the code behind the API unfiltered, and one flaw in it is enough to read patient data.',
  severity: 'medium',
  controls: { hicp: ['7.M.B', '6.M.C', '6.M.A'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::ApiGateway::Stage'],

  check: stage =>
    someOf(candidates(stage), 'association with a web ACL', association =>
      mustEndWithStage(association.property('ResourceArn'), stage),
    ),

  fix: {
    how: 'Add `wafv2.CfnWebACLAssociation` with `resourceArn: api.deploymentStage.stageArn`. In CloudFormation: an `AWS::WAFv2::WebACLAssociation` whose `ResourceArn` is the ARN of the stage.',
  },
  config: { managedRule: 'API_GW_ASSOCIATED_WITH_WAF' },

  examples: {
    compliant: [
      {
        when: 'a web ACL is associated with it',
        resources: `
      Portal: { Type: AWS::ApiGateway::RestApi }
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: !Ref Portal, StageName: live }
      Shield:
        Type: AWS::WAFv2::WebACLAssociation
        Properties:
          WebACLArn: acl
          ResourceArn: !Sub arn:\${AWS::Partition}:apigateway:\${AWS::Region}::/restapis/\${Portal}/stages/\${Live}`,
      },
      {
        when: 'the association names the stage',
        resources: `
      Portal: { Type: AWS::ApiGateway::RestApi }
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: !Ref Portal, StageName: live }
      Shield:
        Type: AWS::WAFv2::WebACLAssociation
        Properties: { WebACLArn: acl, ResourceArn: !Sub 'arn:aws:apigateway:us-east-1::/restapis/\${Portal}/stages/live' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is associated',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: portal, StageName: live }`,
      },
      {
        when: 'the web ACL is for another stage of the API',
        resources: `
      Portal: { Type: AWS::ApiGateway::RestApi }
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: !Ref Portal, StageName: live }
      Trial:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: !Ref Portal, StageName: trial }
      Shield:
        Type: AWS::WAFv2::WebACLAssociation
        Properties:
          WebACLArn: acl
          ResourceArn: !Sub arn:\${AWS::Partition}:apigateway:\${AWS::Region}::/restapis/\${Portal}/stages/\${Trial}`,
      },
    ],
    undetermined: [
      {
        when: 'the stage of the association comes from another stack',
        resources: `
      Portal: { Type: AWS::ApiGateway::RestApi }
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: !Ref Portal, StageName: live }
      Shield:
        Type: AWS::WAFv2::WebACLAssociation
        Properties:
          WebACLArn: acl
          ResourceArn: !Join ['/', ['arn:aws:apigateway:us-east-1::/restapis', !Ref Portal, stages, !ImportValue Stage]]`,
      },
    ],
  },
});
