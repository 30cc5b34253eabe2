import { undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'iot-domain-authorizer-fixed',
  title: 'Devices cannot choose another authorizer at an IoT endpoint',
  why: 'A device that names the authorizer in its request picks the weakest of the account, a test authorizer that admits everyone for example.',
  severity: 'low',
  controls: { hicp: ['9.M.C'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::IoT::DomainConfiguration'],
  where: domain => domain.property('AuthorizerConfig').mustBePresent(),

  check: domain => {
    const override = domain.property('AuthorizerConfig.AllowAuthorizerOverride');
    // What applies where nothing is set is not documented.
    return override.value() === undefined
      ? undetermined(`${override.path} is not set; it must be false`, override)
      : override.mustBe(false);
  },

  fix: {
    how: 'Set `authorizerConfig.allowAuthorizerOverride: false` on `iot.CfnDomainConfiguration`. In CloudFormation: `AuthorizerConfig.AllowAuthorizerOverride`.',
    set: { 'Properties.AuthorizerConfig.AllowAuthorizerOverride': false },
  },
  config: { none: 'No schema of the item of an IoT endpoint is published, so nothing tells what it shows.' },

  examples: {
    compliant: [
      {
        when: 'the authorizer is fixed',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { AuthorizerConfig: { DefaultAuthorizerName: monitors, AllowAuthorizerOverride: false } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a request may name another one',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { AuthorizerConfig: { DefaultAuthorizerName: monitors, AllowAuthorizerOverride: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is set',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { AuthorizerConfig: { DefaultAuthorizerName: monitors } }`,
      },
    ],
  },
});
