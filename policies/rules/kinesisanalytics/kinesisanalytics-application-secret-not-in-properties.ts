import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHoldNoSecrets } from '../secretsmanager/_settings';

export default rule({
  id: 'kinesisanalytics-application-secret-not-in-properties',
  title: 'Flink applications get no secrets in plain',
  why: 'Everyone who may describe the application, or reads the template, reads its runtime properties; a password among them opens the ePHI behind it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::KinesisAnalyticsV2::Application'],

  check: application =>
    everyOf(application.property('ApplicationConfiguration.EnvironmentProperties.PropertyGroups').items(), group =>
      mustHoldNoSecrets(group.get('PropertyMap')),
    ),

  fix: {
    how: 'Pass the name of a secret in `propertyGroups` of `flink.Application` and have it read there (`EnvironmentProperties.PropertyGroups[].PropertyMap`). Revoke what was exposed.',
  },
  config: { none: 'AWS Config does not see where a value came from.' },

  examples: {
    compliant: [
      {
        when: 'the application reads a secret by its name',
        resources: `
      Vitals:
        Type: AWS::KinesisAnalyticsV2::Application
        Properties:
          ApplicationConfiguration:
            EnvironmentProperties:
              PropertyGroups: [{ PropertyMap: { db.secret.name: records } }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'a password is written in plain, in whichever group',
        resources: `
      Vitals:
        Type: AWS::KinesisAnalyticsV2::Application
        Properties:
          ApplicationConfiguration:
            EnvironmentProperties:
              PropertyGroups:
                - { PropertyGroupId: source, PropertyMap: { stream.name: vitals } }
                - { PropertyGroupId: sink, PropertyMap: { db.password: not-a-real-one } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports the password',
        resources: `
      Vitals:
        Type: AWS::KinesisAnalyticsV2::Application
        Properties:
          ApplicationConfiguration:
            EnvironmentProperties:
              PropertyGroups: [{ PropertyGroupId: sink, PropertyMap: { db.password: !ImportValue password } }]`,
      },
    ],
  },
});
