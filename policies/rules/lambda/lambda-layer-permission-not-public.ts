import { nonCompliant, when } from '../../../lib/core';
import { mustRead } from '../iam/_text';
import { rule } from '../../rule';

export default rule({
  id: 'lambda-layer-permission-not-public',
  title: 'Lambda layers are not shared with every AWS account',
  why: 'Anyone with an AWS account can then download the code in the layer, with what it tells about the systems that hold ePHI.',
  severity: 'medium',
  controls: { hicp: ['4.L.A', '3.L.B'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::Lambda::LayerVersionPermission'],

  check: permission => {
    const principal = permission.property('Principal');
    return when(principal.mustBe('*'), () => {
      const limited = mustRead(permission.property('OrganizationId'), 'an organization', text => /^o-[a-z0-9]+$/.test(text));
      return limited.status === 'non-compliant'
        ? nonCompliant(
            `${principal.path} is "*", which is everyone; it must be an account, or OrganizationId must limit it`,
            principal,
          )
        : limited;
    });
  },

  fix: {
    how: 'Name the account in `layer.addPermission`, or set `organizationId` (`Principal` or `OrganizationId`).',
  },
  config: { none: 'AWS Config does not record the permissions of layers.' },

  examples: {
    compliant: [
      {
        when: 'an account may use it',
        resources: `
      Share:
        Type: AWS::Lambda::LayerVersionPermission
        Properties: { Action: lambda:GetLayerVersion, LayerVersionArn: fhir, Principal: '111122223333' }`,
      },
      {
        when: 'the organization may use it',
        resources: `
      Share:
        Type: AWS::Lambda::LayerVersionPermission
        Properties: { Action: lambda:GetLayerVersion, LayerVersionArn: fhir, Principal: '*', OrganizationId: o-clinic1234 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'every account may use it',
        resources: `
      Share:
        Type: AWS::Lambda::LayerVersionPermission
        Properties: { Action: lambda:GetLayerVersion, LayerVersionArn: fhir, Principal: '*' }`,
      },
    ],
    undetermined: [
      {
        when: 'the principal comes from another stack',
        resources: `
      Share:
        Type: AWS::Lambda::LayerVersionPermission
        Properties: { Action: lambda:GetLayerVersion, LayerVersionArn: fhir, Principal: !ImportValue Partner }`,
      },
    ],
  },
});
