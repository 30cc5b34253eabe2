import { RemovalPolicy } from 'aws-cdk-lib/core';
import { guide } from '../guide';
import { PhiImagingArchive } from './phi-imaging-archive';

export default guide({
  construct: 'PhiImagingArchive',
  example: scope => {
    new PhiImagingArchive(scope, 'Images');
  },
  defaults: [
    {
      prop: 'removalPolicy',
      holds: 'the archive stays when its stack goes',
      weakened: scope => new PhiImagingArchive(scope, 'Images', { removalPolicy: RemovalPolicy.DESTROY }),
      reportedBy: ['healthimaging-datastore-kept-on-deletion'],
    },
    {
      prop: 'datastore',
      holds: 'images are encrypted with a customer managed key of its own',
      weakened: scope => {
        new PhiImagingArchive(scope, 'Images').datastore.kmsKeyArn = undefined;
      },
      reportedBy: ['healthimaging-datastore-customer-key'],
    },
  ],
  cost: { monthly: '1 USD for the key, and about 0.10 USD a GB of images', drivers: ['gigabytes stored', 'requests'] },
});
