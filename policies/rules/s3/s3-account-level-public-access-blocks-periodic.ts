import { rule } from '../../rule';

export default rule({
  id: 's3-account-level-public-access-blocks-periodic',
  title: 'The account blocks public access to all its buckets',
  why: 'One bucket that somebody opens by hand publishes what is in it; the block of the account holds whatever a bucket says.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  scope: 'environment',
  from: 'small',
  appliesTo: ['AWS::S3::Bucket'],

  check: { none: 'A template does not show the block of the account; AWS Config looks at the account itself.' },

  fix: {
    how: 'Switch on all four settings of Block Public Access for the account, or attach an S3 policy in AWS Organizations.',
  },
  config: {
    managedRule: 'S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC',
    parameters: { BlockPublicAcls: 'true', BlockPublicPolicy: 'true', IgnorePublicAcls: 'true', RestrictPublicBuckets: 'true' },
  },

  examples: { compliant: [], nonCompliant: [] },
});
