import { isList, isObject, undetermined } from '../../../lib/core';
import type { Json } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { everything } from './_scope';

const wanted = 'a template whose policies have a fixed name, or name actions and resources';

function parsed(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return undefined;
  }
}

const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : value === undefined ? [] : [value]);

const isEverything = (value: Json): boolean => typeof value === 'string' && (/^iot:\*+$/i.test(value) || everything.test(value));

function isFixed(text: string): boolean {
  const body = parsed(text);
  const resources = isObject(body) && isObject(body.Resources) ? Object.values(body.Resources) : undefined;
  if (resources === undefined) return false;
  return resources.every(resource => {
    if (!isObject(resource) || resource.Type !== 'AWS::IoT::Policy') return true;
    const { PolicyName: name, PolicyDocument: document } = isObject(resource.Properties) ? resource.Properties : {};
    if (document === undefined) return typeof name === 'string';
    const policy = parsed(document);
    return (
      isObject(policy) &&
      listOf(policy.Statement).every(
        statement =>
          isObject(statement) &&
          (statement.Effect === 'Deny' || ![...listOf(statement.Action), ...listOf(statement.Resource)].some(isEverything)),
      )
    );
  });
}

export default rule({
  id: 'iot-provisioning-template-policy-fixed',
  title: 'IoT provisioning gives devices a fixed policy',
  why: 'A policy whose name the device sends along, or one for everything, lets a device that has just enrolled act as any other.',
  severity: 'medium',
  controls: { hicp: ['9.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(d)'] },
  appliesTo: ['AWS::IoT::ProvisioningTemplate'],
  where: template =>
    mustRead(template.property('TemplateBody'), 'a template with a policy', text => text.includes('AWS::IoT::Policy'), [
      'name',
      '"AWS::IoT::Policy"',
    ]),

  check: template => {
    const body = template.property('TemplateBody');
    // Where an unknown stands outside the quotes of JSON, nothing can be told.
    return body.isUnresolved() && mustRead(body, wanted, text => parsed(text) !== undefined).status !== 'compliant'
      ? undetermined(() => `${body.state()}; it must be ${wanted}`, body)
      : mustRead(body, wanted, isFixed);
  },

  fix: {
    how: 'Name the policy as text in `templateBody` of `iot.CfnProvisioningTemplate`. In CloudFormation: `PolicyName` of the `AWS::IoT::Policy` in `TemplateBody`.',
  },
  config: { none: 'The item of a provisioning template does not show its body.' },

  examples: {
    compliant: [
      {
        when: 'the policy has a name',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: 
          ProvisioningRoleArn: pumps
          TemplateBody: '{"Resources":{"policy":{"Type":"AWS::IoT::Policy","Properties":{"PolicyName":"pump"}}}}'`,
      },
    ],
    nonCompliant: [
      {
        when: 'the device sends the name of its policy',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: 
          ProvisioningRoleArn: pumps
          TemplateBody: '{"Parameters":{"Policy":{"Type":"String"}},"Resources":{"policy":{"Type":"AWS::IoT::Policy","Properties":{"PolicyName":{"Ref":"Policy"}}}}}'`,
      },
      {
        when: 'the policy allows all topics',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: 
          ProvisioningRoleArn: pumps
          TemplateBody: '{"Resources":{"policy":{"Type":"AWS::IoT::Policy","Properties":{"PolicyDocument":"{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"iot:Publish\\",\\"Resource\\":\\"arn:aws:iot:us-east-1:111122223333:topic/*\\"}]}"}}}}'`,
      },
      {
        when: 'the policy allows everything',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: 
          ProvisioningRoleArn: pumps
          TemplateBody: '{"Resources":{"policy":{"Type":"AWS::IoT::Policy","Properties":{"PolicyDocument":"{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"iot:*\\",\\"Resource\\":\\"*\\"}]}"}}}}'`,
      },
    ],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: 
          ProvisioningRoleArn: pumps
          TemplateBody: !Join ['', ['{"Resources":{"policy":{"Type":"AWS::IoT::Policy","Properties":{"PolicyName":', !ImportValue Policy, '}}}}']]`,
      },
    ],
  },
});
