import { rule } from '../../rule';
import { mustBeKept } from '../backup/_kept';

export default rule({
  id: 'healthimaging-datastore-kept-on-deletion',
  title: 'The data of an imaging archive outlive its stack',
  why: 'A deleted stack, or a change that makes CloudFormation replace the resource, otherwise destroys the records in it, and AWS Backup knows no copy of them.',
  severity: 'medium',
  controls: { hicp: ['4.M.D', '5.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::HealthImaging::Datastore'],

  check: store => mustBeKept(store),

  fix: {
    how: 'Call `applyRemovalPolicy(RemovalPolicy.RETAIN)` on `healthimaging.CfnDatastore` (`DeletionPolicy` and `UpdateReplacePolicy`).',
    set: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  },
  config: { none: 'CloudFormation alone knows these policies.' },

  examples: {
    compliant: [
      {
        when: 'both policies keep it',
        resources: `
      Images:
        Type: AWS::HealthImaging::Datastore
        Properties: { DatastoreName: images }
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: CloudFormation deletes it',
        resources: `
      Images:
        Type: AWS::HealthImaging::Datastore
        Properties: { DatastoreName: images }`,
      },
      {
        when: 'a replacement deletes it',
        resources: `
      Images:
        Type: AWS::HealthImaging::Datastore
        Properties: { DatastoreName: images }
        DeletionPolicy: Retain`,
      },
    ],
  },
});
