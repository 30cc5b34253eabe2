import { allOf, everyOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHoldNoSecrets } from '../secretsmanager/_settings';
import { cluster } from './_security';

const serverless = 'AWS::EMRServerless::Application';
const deepest = 5;

/** Classifications of settings hold further ones. */
function mustBeWithoutSecrets(classifications: Property, settings: string, nested: string, depth = 0): Verdict {
  return everyOf(classifications.items(), one =>
    allOf(mustHoldNoSecrets(one.get(settings)), () =>
      depth < deepest ? mustBeWithoutSecrets(one.get(nested), settings, nested, depth + 1) : one.get(nested).mustBeAbsent(),
    ),
  );
}

export default rule({
  id: 'emr-configuration-secret-not-in-template',
  title: 'Settings of EMR hold no secrets in plain',
  why: 'Everyone who may describe the cluster, or reads the template, reads its settings; the password of a metastore or the key of a bucket among them opens the ePHI behind it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: [cluster, serverless],

  check: one =>
    one.type === serverless
      ? mustBeWithoutSecrets(one.property('RuntimeConfiguration'), 'Properties', 'Configurations')
      : everyOf(['', 'Instances.MasterInstanceGroup.', 'Instances.CoreInstanceGroup.'], group =>
          mustBeWithoutSecrets(one.property(`${group}Configurations`), 'ConfigurationProperties', 'Configurations'),
        ),

  fix: {
    how: 'Keep the secret in Secrets Manager and name it in the setting, marked with `EMR.secret@` (`Configurations[].ConfigurationProperties`, `RuntimeConfiguration[].Properties`). Revoke what was exposed.',
  },
  config: { none: 'AWS Config does not record EMR clusters.' },

  examples: {
    compliant: [
      {
        when: 'settings hold no secrets, or say where one is',
        resources: `
      Analytics:
        Type: AWS::EMR::Cluster
        Properties:
          Configurations:
            - ConfigurationProperties: { EMR.secret@javax.jdo.option.ConnectionPassword: arn:aws:secretsmanager:us-east-1:111122223333:secret:metastore }
      Batch:
        Type: AWS::EMRServerless::Application
        Properties:
          RuntimeConfiguration: [{ Classification: hive-site, Properties: { javax.jdo.option.ConnectionPassword: EMR.secret@metastore } }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'the password of the metastore is written in plain',
        resources: `
      Analytics:
        Type: AWS::EMR::Cluster
        Properties:
          Configurations:
            - Classification: hive-site
              ConfigurationProperties: { javax.jdo.option.ConnectionPassword: not-a-real-one }`,
      },
      {
        when: 'a key is in a setting further in, or in that of one group of instances',
        resources: `
      Analytics:
        Type: AWS::EMR::Cluster
        Properties:
          Configurations:
            - Classification: spark-env
              Configurations: [{ Classification: export, ConfigurationProperties: { STORE_SECRET_KEY: not-a-real-one } }]
      Reports:
        Type: AWS::EMR::Cluster
        Properties:
          Instances:
            CoreInstanceGroup:
              Configurations: [{ Classification: core-site, ConfigurationProperties: { fs.s3a.secret.key: not-a-real-one } }]`,
      },
      {
        when: 'an application without servers has one',
        resources: `
      Batch:
        Type: AWS::EMRServerless::Application
        Properties:
          RuntimeConfiguration: [{ Classification: spark-defaults, Properties: { spark.hadoop.fs.s3a.secret.key: not-a-real-one } }]`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports the password',
        resources: `
      Analytics:
        Type: AWS::EMR::Cluster
        Properties:
          Configurations:
            - Classification: hive-site
              ConfigurationProperties: { javax.jdo.option.ConnectionPassword: !ImportValue password }`,
      },
    ],
  },
});
