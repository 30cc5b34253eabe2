import { RemovalPolicy } from 'aws-cdk-lib/core';
import { guide } from '../guide';
import { PhiHealthLake } from './phi-health-lake';

export default guide({
  construct: 'PhiHealthLake',
  example: scope => {
    new PhiHealthLake(scope, 'Fhir');
  },
  defaults: [
    {
      prop: 'removalPolicy',
      holds: 'the store stays when its stack goes',
      weakened: scope => new PhiHealthLake(scope, 'Fhir', { removalPolicy: RemovalPolicy.DESTROY }),
      reportedBy: ['healthlake-datastore-kept-on-deletion'],
    },
    {
      prop: 'datastore',
      holds: 'resources are encrypted with a customer managed key of its own',
      weakened: scope => {
        new PhiHealthLake(scope, 'Fhir').datastore.sseConfiguration = { kmsEncryptionConfig: { cmkType: 'AWS_OWNED_KMS_KEY' } };
      },
      reportedBy: ['healthlake-datastore-customer-key'],
    },
  ],
  cost: {
    monthly: 'about 200 USD for the store, and 1 USD for the key',
    drivers: ['hours that the store exists', 'gigabytes stored', 'queries'],
  },
});
