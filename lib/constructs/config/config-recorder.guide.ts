import { guide } from '../guide';
import { ConfigRecorder } from './config-recorder';

export default guide({
  construct: 'ConfigRecorder',
  partOfAccount: true,
  example: scope => {
    new ConfigRecorder(scope, 'Recorder');
  },
  defaults: [
    {
      prop: 'recordingGroup',
      holds: 'all types of resources are recorded',
      weakened: scope => new ConfigRecorder(scope, 'Recorder', { recordingGroup: { resourceTypes: ['AWS::S3::Bucket'] } }),
      reportedBy: ['config-recorder-records-all-types'],
    },
    {
      prop: 'recordingMode',
      holds: 'changes are recorded as they happen',
      weakened: scope => new ConfigRecorder(scope, 'Recorder', { recordingMode: { recordingFrequency: 'DAILY' } }),
      reportedBy: ['config-recorder-continuous'],
    },
  ],
  cost: {
    monthly: '10 to 50 USD for an account of a few hundred resources that seldom change, and a dollar for each of two keys',
    drivers: ['changes that are recorded, 0.003 USD each', 'rules and packs, which are billed by evaluation', 'Regions'],
  },
});
